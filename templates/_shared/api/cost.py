"""Cost: how much one GraphQL document may ask for, found before any of it is done."""

from typing import Any, NamedTuple

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
)

MAX_TOKENS = 500
MAX_DEPTH = 8
MAX_ALIASES = 10


class Cost(NamedTuple):
    """How deep selections are nested, and how often something is asked for anew."""

    depth: int = 0
    aliases: int = 0


class CostLimit(ValidationRule):
    """Refuses what is nested too deeply, or asks for the same thing too often.

    Each fragment is measured once: those that use one another would otherwise take
    endless time, though the document is short.
    """

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self._fragments: dict[str, Cost] = {}

    def enter_operation_definition(
        self, node: OperationDefinitionNode, *_args: Any
    ) -> None:
        """Measure one operation."""
        cost = self.measure(node.selection_set)
        if cost.depth > MAX_DEPTH:
            self.report_error(
                GraphQLError(f"This is nested more than {MAX_DEPTH} deep.", node)
            )
        if cost.aliases > MAX_ALIASES:
            self.report_error(
                GraphQLError(f"This has more than {MAX_ALIASES} aliases.", node)
            )

    def measure(self, selections: SelectionSetNode | None) -> Cost:
        """Add up what is selected."""
        if selections is None:
            return Cost()
        costs = [self.measure_one(selection) for selection in selections.selections]
        return Cost(
            1 + max((cost.depth for cost in costs), default=0),
            sum(cost.aliases for cost in costs),
        )

    def measure_one(self, selection: SelectionNode) -> Cost:
        """Measure a field or a fragment; what is asked about the schema is free."""
        match selection:
            case FragmentSpreadNode():
                return self.measure_fragment(selection.name.value)
            case InlineFragmentNode():
                return self.measure(selection.selection_set)
            case FieldNode() if not selection.name.value.startswith("__"):
                depth, aliases = self.measure(selection.selection_set)
                return Cost(depth, aliases + bool(selection.alias))
        return Cost()

    def measure_fragment(self, name: str) -> Cost:
        """Measure a fragment at its first use; one within itself is refused anyway."""
        if name not in self._fragments:
            self._fragments[name] = Cost()
            fragment = self.context.get_fragment(name)
            selections = fragment.selection_set if fragment else None
            self._fragments[name] = self.measure(selections)
        return self._fragments[name]

"""Operations: a GraphQL document may hold several; which is meant has to be said."""

from graphql import GraphQLError, OperationDefinitionNode, parse

from .cost import MAX_TOKENS


def has_several(query: str) -> bool:
    """Tell whether there is more than one to choose from."""
    try:
        document = parse(query, max_tokens=MAX_TOKENS)
    except GraphQLError:  # told of where it is done
        return False
    kinds = [isinstance(node, OperationDefinitionNode) for node in document.definitions]
    return sum(kinds) > 1

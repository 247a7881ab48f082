"""Complete ``--set ID=VALUE`` in Bash, which parts words at the equals sign."""

from __future__ import annotations

from typing import Any

from click.shell_completion import BashComplete, CompletionItem, add_completion_class


@add_completion_class
class WholeWords(BashComplete):
    """Put together what Bash parted, answer with the part it asks for, and add no blank."""

    # An id that ends with its equals sign is not the end of the word.
    source_template = BashComplete.source_template.replace(
        "COMPREPLY+=($value)\n",
        "COMPREPLY+=($value)\n            [[ $value == *= ]] && compopt -o nospace\n",
    )

    def get_completion_args(self) -> tuple[list[str], str]:
        """Join each word, its equals sign and its value."""
        args, incomplete = super().get_completion_args()
        words: list[str] = []
        for word in [*args, incomplete]:
            if words and (word == "=" or words[-1].endswith("=")) and not words[-1].startswith("="):
                words[-1] += word
            else:
                words.append(word)
        typed = incomplete.removeprefix("=")
        self.before = words[-1].removesuffix(typed)
        if self.before.startswith("-"):  # --option=value: click completes the value alone
            self.before = self.before.partition("=")[2]
        return words[:-1], words[-1]

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Write one completion; Bash replaces only what follows the equals sign."""
        return f"{item.type},{item.value.removeprefix(self.before)}"

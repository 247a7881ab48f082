"""What the templates need beyond Jinja: the manifest's choice, and an escape for each target.

Cookiecutter loads this module from the skeleton's own folder (``_extensions`` in
``cookiecutter.json``), so a skeleton works with the plain ``cookiecutter`` command as well.
Standard library and Jinja only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from jinja2 import Environment, pass_environment
from jinja2.ext import Extension

LINE_LENGTH = 88

# In pages and mails, which are templates themselves, ours are the marks <% … %>.
TEMPLATES = (".html", ".txt")
MARK = re.compile(
    r"""
    ^[ \t]*<%\ (?P<statement>[^=_%].*?)\ %>\n   # a line of its own: if, else, endif, for …
    | <%=\ (?P<expression>.+?)\ %>              # what the project is told once and for all
    | <%_\ (?P<words>.+?)                       # words for people …
      (?:\ \|\ (?P<values>\w+=.+?))?\ %>        # … with what stands in them
    """,
    re.VERBOSE | re.MULTILINE,
)
# In such words: the example's name, and the values that stand in them.
NAMED = re.compile(r"\{([Ii]tems?)\}")
# Where an attribute is open, its quotes are taken.
ATTRIBUTE = re.compile(r'="[^"]*\Z')
VALUE = re.compile(r"(\w+)=(.+?)(?:, (?=\w+=)|$)")


class SameContext:
    """A context as a key: a project is rendered from one, from its first file to its last."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.context = context

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameContext) and other.context is self.context

    def __hash__(self) -> int:
        return id(self.context)


def chosen(context: Mapping[str, Any]) -> list[str]:
    """Name the features whose condition holds: any case, and in it every question.

    A feature ``needs`` earlier ones, and is left out where one stands in its ``unless``.
    """
    return _chosen(SameContext(context))


@lru_cache(maxsize=1)  # dozens of files ask, and nothing has changed in between
def _chosen(key: SameContext) -> list[str]:
    context = key.context
    found: list[str] = []
    for name, feature in context["_features"].items():
        fits = any(
            all(context[question] in choices for question, choices in case.items())
            for case in feature.get("when", [{}])
        )
        if (
            fits
            and set(feature.get("needs", ())).issubset(found)
            and set(feature.get("unless", ())).isdisjoint(found)
        ):
            found.append(name)
    return found


def has(context: Mapping[str, Any], *names: str) -> bool:
    """Say whether any of the features is chosen."""
    return not set(names).isdisjoint(chosen(context))


def entries(context: Mapping[str, Any], kind: str) -> list[Any]:
    """Collect what the chosen features say of one kind, in their order."""
    return [
        _filled(entry, context)
        for name in chosen(context)
        for entry in context["_features"][name].get(kind, [])
    ]


def _filled(entry: Any, context: Mapping[str, Any]) -> Any:
    """Fill the names of the context into the strings of an entry."""
    if isinstance(entry, str):
        return resolved(entry, context)
    if isinstance(entry, list):
        return [_filled(value, context) for value in entry]
    if isinstance(entry, dict):
        return {key: _filled(value, context) for key, value in entry.items()}
    return entry


def before(context: Mapping[str, Any], kind: str, entry: str) -> str:
    """Write the entry that stands before another as Python; ``None`` is before the first.

    Plain ``cookiecutter`` also renders what is not chosen, and removes it afterwards.
    """
    earlier = entries(context, kind)
    if entry in earlier:
        del earlier[earlier.index(entry) :]
    return python_string(earlier[-1]) if earlier else "None"


def unwanted(context: Mapping[str, Any]) -> list[str]:
    """List the paths of the features that were not chosen; a folder ends with a slash."""
    keep = set(chosen(context))
    return [
        resolved(path, context)
        for name, feature in context["_features"].items()
        if name not in keep
        for path in feature.get("files", [])
    ]


def renames(context: Mapping[str, Any]) -> dict[str, str]:
    """Map the sources that appear under another name to that name."""
    return {
        resolved(source, context): resolved(target, context)
        for source, target in context["_renames"].items()
    }


def resolved(path: str, context: Mapping[str, Any]) -> str:
    """Fill the names of the context into a path of the manifest."""
    return re.sub(r"\{\{cookiecutter\.(\w+)\}\}", lambda name: str(context[name[1]]), path)


def packages(context: Mapping[str, Any], kind: str = "packages") -> list[str]:
    """List the requirements that the chosen features bring, sorted and each once."""
    wanted = {
        requirement
        for name in chosen(context)
        for requirement in context["_features"][name].get(kind, [])
    }
    return sorted(wanted, key=str.lower)


def quoted(text: str) -> str:
    """Quote for TOML, YAML and JSON: a JSON string is a basic string in all three."""
    return json.dumps(text, ensure_ascii=False)


def python_string(text: str) -> str:
    """Write a Python literal with the quotes that ``ruff format`` prefers."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    return quote + text.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote


def constant(text: str, name: str) -> str:
    """Assign a Python literal; one that may not fit is kept as it is by the formatter.

    Characters can be two columns wide, hence the doubled length.
    """
    line = f"{name} = {python_string(text)}"
    fits = len(line) + len(text.encode()) - len(text) <= LINE_LENGTH
    return line if fits else line + "  # fmt: skip"


def markdown(text: str) -> str:
    """Escape whatever Markdown or HTML would read as markup, and nothing else.

    A line may begin with a heading, a quotation, a list or a rule; the rest counts anywhere.
    """
    escaped = re.sub(r"([\\`*_{}\[\]()|~])", r"\\\1", text)
    escaped = re.sub(r"^(\d*)([#+.>=-])", r"\1\\\2", escaped)
    escaped = re.sub(r"(?<!\\)#$", r"\\#", escaped)
    return escaped.replace("&", "&amp;").replace("<", "&lt;")


def html_text(text: str) -> str:
    """Escape for HTML that is itself a template: the braces of its tags as well."""
    from html import escape  # brings a long table: only where it is needed

    return escape(text).replace("{", "&#123;").replace("}", "&#125;")


def words(text: str, context: Mapping[str, Any], mark: str = "_") -> str:
    """Write words for people as Python: marked where the project is translated."""
    literal = python_string(text)
    return f"{mark}({literal})" if context["i18n"] else literal


def lazy_words(text: str, context: Mapping[str, Any]) -> str:
    """Write words for people that are translated when they are shown, not before."""
    return words(text, context, context.get("_lazy_words", "lazy_gettext"))


def page_words(text: str, values: str, context: Mapping[str, Any], quote: str = '"') -> str:
    """Write words for people into a page: marked where the project is translated.

    ``{item}``, ``{items}``, ``{Item}`` and ``{Items}`` stand for the example's name;
    ``values`` fills the words' ``%(name)s``, written as ``name=expression, …``.
    """
    text = NAMED.sub(lambda name: item_name(name[1], context), text)
    if context["i18n"] and context.get("_page_words") == "django":
        return _django_words(text, values)
    if context["i18n"]:
        text = re.sub(r"%(?!\(\w+\)s)", "%%", text).replace("\\", "\\\\")
        literal = quote + text.replace(quote, "\\" + quote) + quote
        return "{{ _(" + (f"{literal}, {values}" if values else literal) + ") }}"
    expressions = dict(VALUE.findall(values))
    return re.sub(r"%\((\w+)\)s", lambda name: "{{ " + expressions[name[1]] + " }}", text)


def _django_words(text: str, values: str) -> str:
    """Mark words for Django's templates.

    They read no escapes and double a per cent sign: a text with them stands in a block.
    """
    quote = "'" if '"' in text else '"'
    if not values and not {quote, "\\", "%"} & set(text):
        return "{{ _(" + quote + text + quote + ") }}"
    given = "".join(f" {name}={expression}" for name, expression in VALUE.findall(values))
    shown = re.sub(r"%\((\w+)\)s", r"{{ \1 }}", text)
    tag = "blocktranslate with" if given else "blocktranslate"
    return "{% " + tag + given + " %}" + shown + "{% endblocktranslate %}"


def item_name(form: str, context: Mapping[str, Any]) -> str:
    """Write the example's name: ``item`` or ``items``, with a capital where it has one."""
    name = str(context["__item"]) + form.lower().removeprefix("item")
    return name.capitalize() if form[0].isupper() else name


def page_source(source: str) -> str:
    """Turn a page with our marks into a template that leaves all else as it is."""
    parts, end = [], 0
    for mark in MARK.finditer(source):
        quote = "'" if ATTRIBUTE.search(source, 0, mark.start()) else '"'
        parts += [_as_it_is(source[end : mark.start()]), _marked(mark, quote)]
        end = mark.end()
    return "".join([*parts, _as_it_is(source[end:])])


def _as_it_is(text: str) -> str:
    # A literal, since the text may itself end a raw block.
    return "{{ " + repr(text) + " }}" if text else ""


def _marked(mark: re.Match[str], quote: str) -> str:
    if statement := mark["statement"]:
        return "{%+ " + statement + " +%}"
    if expression := mark["expression"]:
        return "{{ " + expression + " }}"
    arguments = f"{mark['values'] or ''!r}, cookiecutter, {quote!r}"
    return "{{ " + f"{mark['words']!r} | page_words({arguments})" + " }}"


def in_order(catalogue: str) -> str:
    """Sort the entries of a catalogue by their words, as ``make translations`` does."""
    entries = re.split(r"\n\s*\n", catalogue.strip())
    return "\n\n".join(sorted(entries, key=_words_of))


def _words_of(entry: str) -> str:
    words: str = json.loads(entry[entry.index("msgid ") + 6 : entry.index("\nmsgstr ")])
    return words


def inline(items: Sequence[str]) -> str:
    """Join the items as a TOML, YAML or JSON list on one line."""
    return "[" + ", ".join(quoted(item) for item in items) + "]"


@pass_environment
def section(environment: Environment, path: str, context: Mapping[str, Any]) -> str:
    """Render a module as a section of another: its docstring as a comment, no imports."""
    import ast  # seldom needed

    text = environment.get_template(path).render(cookiecutter=context)
    module = ast.parse(text)
    head = [each for each in module.body if isinstance(each, ast.Import | ast.ImportFrom)]
    lines = text.splitlines()[max(each.end_lineno or 0 for each in head) :]
    return f"# {ast.get_docstring(module)}\n\n" + "\n".join(lines).strip("\n")


class SkeletonExtension(Extension):
    """Offer the functions above as filters."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters.update(
            before=before,
            constant=constant,
            entries=entries,
            has=has,
            html_text=html_text,
            in_order=in_order,
            inline=inline,
            lazy_words=lazy_words,
            markdown=markdown,
            packages=packages,
            page_words=page_words,
            python_string=python_string,
            quoted=quoted,
            renames=renames,
            section=section,
            unwanted=unwanted,
            words=words,
        )

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Leave the marks of the pages' own templates to the project."""
        return page_source(source) if str(name).endswith(TEMPLATES) else source

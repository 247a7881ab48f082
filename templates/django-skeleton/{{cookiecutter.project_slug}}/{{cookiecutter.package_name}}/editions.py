"""Editions: what a page says to everybody is written into it when it is loaded.

Words in one language, addresses of views and of static files are the same in each
answer, and looking them up takes as long as all the rest. So each template is kept once
for each language, with these as text.
"""

from typing import Any

from django.template import Context, Node, NodeList, Origin, Template
from django.template.base import TextNode, VariableNode
from django.template.defaulttags import ForNode, IfNode, URLNode, WithNode
from django.template.loader_tags import BlockNode, ExtendsNode
from django.template.loaders import cached
from django.templatetags.static import StaticNode
from django.urls import NoReverseMatch, get_script_prefix
from django.utils.functional import Promise
from django.utils.translation import get_language

NOT_THERE = (NoReverseMatch, ValueError)


class Loader(cached.Loader):
    """Keep templates as Django's own does, but apart for each language and prefix."""

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        key = super().cache_key(template_name, skip)
        return f"{get_language()} {get_script_prefix()} {key}"

    def get_template(
        self, template_name: str, skip: list[Origin] | None = None
    ) -> Template:
        kept = len(self.get_template_cache)
        template = super().get_template(template_name, skip)
        if len(self.get_template_cache) > kept:
            settle(template.nodelist)
        return template


def settle(nodes: NodeList) -> None:
    """Turn what stays the same into text, here and in what these nodes hold."""
    settled: list[Node] = []
    for node in nodes:
        text = lasting(node)
        if text is None:
            for held in held_by(node):
                settle(held)
            settled.append(node)
        elif settled and isinstance(settled[-1], TextNode):
            settled[-1] = TextNode(settled[-1].s + text)
        else:
            settled.append(TextNode(text))
    nodes[:] = settled


def lasting(node: Node) -> str | None:
    """Give the text of a node that is the same each time; a wrong one fails when shown."""
    if isinstance(node, TextNode):
        return node.s
    if not is_constant(node):
        return None
    try:
        return node.render(Context())
    except NOT_THERE:
        return None


def is_constant(node: Node) -> bool:
    """Say whether a node depends on nothing but the language and the prefix."""
    if isinstance(node, VariableNode):
        asked = node.filter_expression
    elif isinstance(node, StaticNode) and not node.varname:
        asked = node.path
    elif isinstance(node, URLNode) and not (node.args or node.kwargs or node.asvar):
        asked = node.view_name
    else:
        return False
    # A name with a colon depends on the application that asks.
    is_text = isinstance(asked.var, str | Promise) and not asked.filters
    return is_text and not (isinstance(node, URLNode) and ":" in asked.var)


def held_by(node: Node) -> list[Any]:
    """List what stands between the tags of a node that shows it as it is."""
    if isinstance(node, IfNode):
        return [nodes for _, nodes in node.conditions_nodelists]
    if isinstance(node, ForNode):
        return [node.nodelist_loop, node.nodelist_empty]
    if isinstance(node, BlockNode | ExtendsNode | WithNode):
        return [node.nodelist]
    return []

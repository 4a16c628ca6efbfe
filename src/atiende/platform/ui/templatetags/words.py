"""`{% translate "…" %}` of plain words: looked up straight away. A page has a hundred of them; Django's own way goes
through a lazy text, a localisation and an escaping for each, and comes to the same words.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import FilterExpression, Node, Parser, Token, Variable
from django.template.context import Context
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

register = template.Library()


class WordsNode(Node):
    """Words of a template, in the language of the page."""

    child_nodelists = ()

    def __init__(self, words: str, word_context: str, name: str | None) -> None:
        self._msgid, self._context, self._name = words.replace("%", "%%"), word_context, name

    def render(self, context: Context) -> SafeString:
        said = pgettext(self._context, self._msgid) if self._context else gettext(self._msgid)
        words = mark_safe(said.replace("%%", "%"))  # noqa: S308  the words of our own catalogues
        if self._name is None:
            return words
        context[self._name] = words
        return SafeString()


@register.tag("translate")
def translate(parser: Parser, token: Token) -> Node:
    """As Django's tag of this name; whatever is more than words is left to it."""
    node: TranslateNode = do_translate(parser, token)
    words, about = _literal(node.filter_expression), _literal(node.message_context)
    if node.noop or words is None or about is None:
        return node
    return WordsNode(words, about, node.asvar)


def _literal(said: Any) -> str | None:
    """What stands there word for word; empty for nothing."""
    if said is None:
        return ""
    if not isinstance(said, FilterExpression) or said.filters:
        return None
    var = said.var.literal if isinstance(said.var, Variable) else said.var
    return var if isinstance(var, str) else None

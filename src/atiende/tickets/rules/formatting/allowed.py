"""What of formatting is kept: few elements, hardly any attribute, no style. All that is not here is gone."""

from __future__ import annotations

from typing import Final

from atiende.kernel.markup import NO_WORDS_INSIDE

INLINE: Final = frozenset({"a", "b", "strong", "i", "em", "u", "s", "sub", "sup", "code", "br", "img"})
BLOCKS: Final = frozenset({"div", "p", "blockquote", "ul", "ol", "li", "pre", "hr"})
TABLES: Final = frozenset({"table", "thead", "tbody", "tr", "td", "th"})
HEADINGS: Final = frozenset({f"h{level}" for level in range(1, 7)})
"""Become bold lines: the headings of a page are not the writer's."""
LIKE_DIV: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "center",
        "dd",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "main",
        "nav",
        "section",
        "tfoot",
        "caption",
    ]
)
"""Blocks that are kept as plain ones, so that words on two lines do not run together."""
DROPPED_WITH_CONTENT: Final = NO_WORDS_INSIDE | {"select", "textarea", "button"}
ATTRIBUTES: Final[dict[str, set[str]]] = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})

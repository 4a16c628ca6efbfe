"""Plain words as HTML that says the same."""

from __future__ import annotations

from html import escape


def as_html(text: str) -> str:
    """A line of it in an element of its own."""
    lines = text.split("\n")
    return "".join(
        f"<div>{escape(line, quote=False).replace('  ', '&nbsp; ') or '<br>'}</div>" for line in lines
    )

"""Menus of hundreds of names as markup: a template asks four things of each name, and a company has many."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


def named_options(
    options: Iterable[tuple[int, str]], *, chosen: int | None = None, prefix: str = ""
) -> SafeString:
    """An `<option>` for each id and name; its value is the id behind the prefix."""
    lines = (
        f'<option value="{prefix}{pk}" data-user{" selected" if pk == chosen else ""}>{escape(name)}</option>'
        for pk, name in options
    )
    return mark_safe("".join(lines))  # noqa: S308  ids are numbers and names are escaped


def word_options(
    options: Iterable[tuple[str, str | Promise]], *, chosen: str, attributes: str = ""
) -> SafeString:
    """An `<option>` for each value and word. `attributes` are markup."""
    lines = (
        f'<option value="{escape(value)}"{attributes}{" selected" if value == chosen else ""}>'
        f"{escape(str(word))}</option>"
        for value, word in options
    )
    return mark_safe("".join(lines))  # noqa: S308  values and words are escaped

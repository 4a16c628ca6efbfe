"""The formats in templates: filters of the same names, and `{% moment at %}` for an instant with its zone on hover."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from atiende.kernel.clock import utc_now
from atiende.platform import formats

register = template.Library()


def _empty_for_nothing(function: Callable[..., str]) -> Callable[..., str]:
    """Templates show nothing where there is nothing, instead of failing."""

    def filtered(value: Any, *arguments: Any) -> str:
        return "" if value is None or value == "" else function(value, *arguments)

    return filtered


for _name in ("date", "datetime", "duration", "list", "money", "number", "percent", "size", "time"):
    register.filter(f"format_{_name}", _empty_for_nothing(getattr(formats, f"format_{_name}")))


@register.filter
def relative_time(value: dt.datetime | None) -> str:
    """How long ago, or in how long."""
    return formats.relative_time(value, now=utc_now()) if value else ""


@register.simple_tag
def moment(value: dt.datetime | None, shown: str = "datetime") -> SafeString:
    """A `<time>` with the instant for programs and the full date with its zone on hover.

    `shown` is datetime, date, time, relative or wait (how long it has been).
    """
    if value is None:
        return SafeString("")
    if shown == "wait":
        text = formats.format_wait(value, now=utc_now())
    else:
        text = relative_time(value) if shown == "relative" else getattr(formats, f"format_{shown}")(value)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', value.isoformat(), formats.format_instant(value), text
    )

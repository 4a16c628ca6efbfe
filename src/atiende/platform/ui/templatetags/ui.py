"""Template tags of the ui kit; built in, so no template needs to load them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from atiende.kernel.text import clipped, isolated
from atiende.platform.told import words_of
from atiende.platform.ui import fields as form_fields
from atiende.platform.ui.avatars import avatar
from atiende.platform.ui.kept import kept_part, place
from atiende.platform.ui.words import words_for_scripts

register = template.Library()

SPRITE = "vendor/lucide-1.62.0/icons.svg"
CHIP_ICONS = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "danger": "circle-x",
    "info": "info",
    "brand": "sparkles",
    "": "circle-dashed",
}


register.simple_tag(avatar)
register.simple_tag(kept_part, name="kept")
register.simple_tag(place)
register.simple_tag(words_for_scripts)
register.filter("told", words_of)
register.filter("clipped", lambda text, limit: clipped(str(text), limit))
register.filter("isolated", lambda text: isolated(str(text)))


@register.simple_tag
@lru_cache(maxsize=1024)
def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """A drawing from the sprite. Without a label it is decoration and hidden from screen readers."""
    address = f"{static(SPRITE)}#{name}"
    css = f"i {size}".strip()
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}"></use></svg>', css, label, address
        )
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"></use></svg>', css, address)


@register.simple_tag
def chip(kind: str, text: str, icon_name: str | None = None) -> SafeString:
    """A short state: kind is ok, warn, danger, info, brand or empty. Never colour alone: an icon and the word.

    An empty icon name leaves the drawing out, for marks that are words only.
    """
    chosen = CHIP_ICONS.get(kind, "tag") if icon_name is None else icon_name
    drawing = icon(chosen, "xs") if chosen else ""
    return format_html('<span class="chip {}">{}{}</span>', kind, drawing, text)


@register.inclusion_tag("ui/elements/banner.html")
def banner(kind: str, title: str, text: str = "", heading_level: int = 2) -> dict[str, Any]:
    """A notice across the page: kind is ok, warn, danger or info."""
    return {
        "kind": kind,
        "title": title,
        "text": text,
        "level": heading_level,
        "icon": CHIP_ICONS.get(kind, "info"),
    }


@register.inclusion_tag("ui/elements/field.html")
def field(
    bound: BoundField, label: str = "", hint: str = "", reveal: bool = True, autofocus: bool = False
) -> dict[str, Any]:
    """A form field with label, hint and error, tied together for screen readers. Hidden fields come out bare."""
    return form_fields.described(bound, label=label, hint=hint, reveal=reveal, autofocus=autofocus)


@register.inclusion_tag("ui/elements/fields.html")
def fields(form: forms.BaseForm) -> dict[str, Any]:
    """Every field of a form, in its order, with the summary of errors on top."""
    return {"form": form}


@register.inclusion_tag("ui/elements/form_errors.html")
def form_errors(form: forms.BaseForm) -> dict[str, Any]:
    """What is wrong with a form: a summary with a link to each field, which takes the focus. Empty when all is well."""
    return {"form": form, "problems": form_fields.problems_of(form)}


@register.inclusion_tag("ui/elements/empty.html")
def empty(icon_name: str, title: str, text: str = "", url: str = "", action: str = "") -> dict[str, Any]:
    """An empty state: a tile, a sentence and one useful thing to do."""
    return {"icon": icon_name, "title": title, "text": text, "url": url, "action": action}


@register.inclusion_tag("ui/elements/progress.html")
def progress(value: int, maximum: int, label: str, kind: str = "") -> dict[str, Any]:
    """A bar with its words."""
    return {"value": value, "maximum": maximum, "label": label, "kind": kind}


@register.inclusion_tag("ui/elements/next_page.html", takes_context=True)
def next_page(context: template.Context, cursor: str | None, first: bool = True) -> dict[str, Any]:
    """The foot of a list that is paged by key: on to the next page, back to the first."""
    request = context["request"]
    kept = request.GET.copy()
    kept.pop("cursor", None)
    start = f"{request.path}?{kept.urlencode()}" if kept else request.path
    if cursor:
        kept["cursor"] = cursor
    return {"cursor": cursor, "next": f"{request.path}?{kept.urlencode()}", "start": start, "is_first": first}

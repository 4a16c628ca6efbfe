"""Controls of forms, written as Django's own templates write them but without a template for each option.

A list of time zones has five hundred options: by templates it cost a tenth of a second of every page with one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

_WIDGETS: Final = "django/forms/widgets/"
_OPTION: Final = f"{_WIDGETS}select_option.html"
_INPUTS: Final = ("input", "text", "email", "password", "hidden", "number", "checkbox", "url", "date", "time")
Widget = Mapping[str, Any]


class Renderer(DjangoTemplates):
    """Django's renderer; what stands in every form is written by hand, all else by its template."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        write = _WRITERS.get(template_name)
        if write is None or not _is_plain(context["widget"]):
            return mark_safe(super().render(template_name, context, request))  # noqa: S308  a template has escaped it
        return mark_safe(write(context["widget"]))  # noqa: S308  every value below is escaped


def _is_plain(widget: Widget) -> bool:
    """Whether its options, if it has any, are drawn as Django draws them."""
    groups = widget.get("optgroups", ())
    return all(option["template_name"] == _OPTION for _name, options, _index in groups for option in options)


def _input(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{_escaped(widget["value"])}"'
    return f'<input type="{_escaped(widget["type"])}" name="{_escaped(widget["name"])}"{value}{_attributes(widget)}>'


def _select(widget: Widget) -> str:
    groups = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    return f'<select name="{_escaped(widget["name"])}"{_attributes(widget)}>{groups}\n</select>'


def _group(name: str | None, options: list[Widget]) -> str:
    written = "".join(f"\n  {_option(option)}" for option in options)
    return f'\n  <optgroup label="{_escaped(name)}">{written}\n  </optgroup>' if name else written


def _option(option: Widget) -> str:
    value, label = _escaped(option["value"]), _escaped(option["label"])
    return f'<option value="{value}"{_attributes(option)}>{label}</option>'


def _attributes(widget: Widget) -> str:
    return "".join(
        f" {_escaped(name)}" if value is True else f' {_escaped(name)}="{_escaped(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _escaped(value: Any) -> str:
    return str(conditional_escape(value))


_WRITERS: Final[dict[str, Callable[[Widget], str]]] = {
    **{f"{_WIDGETS}{kind}.html": _input for kind in _INPUTS},
    f"{_WIDGETS}select.html": _select,
}

"""How a form's field becomes a described control: which kind it is, what describes it, and whether it is in error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

TICKS = (forms.CheckboxInput,)
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the summary: where it leads (empty: the whole form) and what it says."""

    target: str
    label: str
    text: str


def described(
    bound: BoundField, *, label: str = "", hint: str = "", reveal: bool = True, autofocus: bool = False
) -> dict[str, Any]:
    """What the field's template needs. Errors and hint get ids, and the control names them in aria-describedby."""
    hint = hint or SafeString(bound.help_text or "")
    identity = bound.id_for_label or bound.auto_id or bound.html_name
    errors = [str(error) for error in bound.errors]
    describers = [f"{identity}-error"] if errors else []
    describers += [f"{identity}-hint"] if hint else []
    attributes: dict[str, Any] = {}
    if describers:
        attributes["aria-describedby"] = " ".join(describers)
    if errors:
        attributes["aria-invalid"] = "true"
    if autofocus and not errors:
        attributes["autofocus"] = True
    kind = kind_of(bound)
    if kind in ("text", "select", "password", "textarea", "file"):
        attributes["class"] = f"in {bound.field.widget.attrs.get('class', '')}".strip()
    return {
        "field": bound,
        "kind": kind,
        "label": label or bound.label,
        "hint": hint,
        "identity": identity,
        "errors": errors,
        "control": bound.as_widget(attrs=attributes),
        "describedby": attributes.get("aria-describedby", ""),
        "can_reveal": reveal and kind == "password",
        "is_optional": not bound.field.required and kind not in ("tick", "hidden"),
    }


def kind_of(bound: BoundField) -> str:
    """Which drawing a field gets: hidden, tick, group, select, password, textarea, file or text."""
    widget = bound.field.widget
    if bound.is_hidden:
        return "hidden"
    if isinstance(widget, TICKS):
        return "tick"
    if isinstance(widget, GROUPS):
        return "group"
    by_class: list[tuple[type[forms.Widget], str]] = [
        (forms.Select, "select"),
        (forms.PasswordInput, "password"),
        (forms.Textarea, "textarea"),
        (forms.FileInput, "file"),
    ]
    return next((kind for widget_class, kind in by_class if isinstance(widget, widget_class)), "text")


def problems_of(form: forms.BaseForm) -> list[Problem]:
    """Every error of a form, those of the whole form first, then in the order of the fields."""
    if not form.is_bound:
        return []
    found = [Problem("", "", str(error)) for error in form.non_field_errors()]
    for bound in form:
        target = "" if bound.is_hidden else (bound.id_for_label or bound.auto_id)
        found += [Problem(target, str(bound.label), str(error)) for error in bound.errors]
    return found

"""How a form of the console is saved, and what people see when somebody else saved first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.utils.translation import gettext

from atiende.console.web.forms.versions import Difference, VersionedForm, differences, is_conflict
from atiende.console.web.staff_page import StaffRequest, accepted

Made = TypeVar("Made")


def saved(request: StaffRequest, form: forms.Form, change: Callable[[], object]) -> bool:
    """Whether the form was sent and its change was taken, which the next page then says.

    Otherwise what is wrong stands in the form. NotPermitted passes.
    """
    if request.method != "POST" or not form.is_valid() or not accepted(form, change):
        return False
    messages.success(request, gettext("Saved."))
    return True


def made(request: StaffRequest, form: forms.Form, make: Callable[[], Made], text: str) -> Made | None:
    """What the form made, told with `text` on the next page; None while it was not sent or not taken."""
    found: list[Made] = []
    if request.method != "POST" or not form.is_valid() or not accepted(form, lambda: found.append(make())):
        return None
    messages.success(request, text)
    return found[0]


def changed_meanwhile(form: VersionedForm) -> list[Difference]:
    """What stands now in the fields that somebody else saved first; nothing when the form met nobody.

    The form keeps what was typed and takes the present version: saving again replaces knowingly.
    """
    if not is_conflict(form):
        return []
    present = {name: value for name, value in form.initial.items() if name in form.fields}
    return differences(form, present, form.initial["version"])

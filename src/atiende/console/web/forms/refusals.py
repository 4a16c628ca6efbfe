"""Refusals of actions, shown where the person typed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext

from atiende.kernel.refusals import Refusal
from atiende.platform.refusals import field_sentences


def add_refusal(form: forms.Form, refusal: Refusal) -> None:
    """Beside the fields it names, or above the form when it names none of this form's."""
    known = {name: text for name, text in field_sentences(refusal).items() if name in form.fields}
    for name, text in known.items():
        form.add_error(name, text)
    if not known:
        form.add_error(None, gettext(refusal.message) % refusal.params)

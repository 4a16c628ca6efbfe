"""A refusal on the form that caused it: the text typed is kept, each field says what is wrong with it."""

from __future__ import annotations

from django import forms

from atiende.kernel.refusals import Refusal
from atiende.platform.refusals.words import field_sentences, sentence


def show_on_form(refusal: Refusal, form: forms.BaseForm) -> None:
    """Put the refusal's words on the form: at the fields it names, or on top when it names none that the form has."""
    told = {name: text for name, text in field_sentences(refusal).items() if name in form.fields}
    for name, text in told.items():
        form.add_error(name, text)
    if not told:
        form.add_error(None, sentence(refusal))

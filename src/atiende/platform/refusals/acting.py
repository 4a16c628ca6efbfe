"""What a screen does with an action: perform it, and show its refusal where the person looks."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals.on_form import show_on_form
from atiende.platform.refusals.words import sentence

PASSING: tuple[type[Refusal], ...] = (NotPermitted, NotFound)


def accepted(
    form: forms.Form, act: Callable[[], object], *, passing: tuple[type[Refusal], ...] = PASSING
) -> Refusal | None:
    """None when the action took what the form holds; otherwise its refusal, which then stands in the form.

    Refusals in `passing` are raised.
    """
    try:
        act()
    except passing:
        raise
    except Refusal as refusal:
        show_on_form(refusal, form)
        return refusal
    return None


def act_and_tell(request: HttpRequest, act: Callable[[], object], text: str) -> None:
    """What a single button does: act, and say so on the next page, or why not. NotPermitted and NotFound pass."""
    try:
        act()
    except PASSING:
        raise
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, text)

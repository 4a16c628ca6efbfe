"""A part of a case that is a page of its own too: what follows a change of it."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django_htmx.http import trigger_client_event

from atiende.desk.web.staff_page import StaffRequest, accepted
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import field_sentences, sentence

Show = Callable[[], HttpResponse]


def part_changed(
    request: StaffRequest, act: Callable[[], object], show: Show, *to: object, page: str, told: str = ""
) -> HttpResponse:
    """Act; for a script the part again with what was done or why not, else on to its page. NotPermitted, NotFound
    pass.
    """
    kind, text = "success", told or gettext("Saved.")
    try:
        act()
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        kind, text = "danger", next(iter(field_sentences(refusal).values()), sentence(refusal))
    return told_on(request, show, *to, page=page, kind=kind, text=text)


def form_taken(
    request: StaffRequest,
    form: forms.Form,
    act: Callable[[], object],
    show: Callable[[forms.Form], HttpResponse],
    show_anew: Show,
    *to: object,
    page: str,
    told: str,
) -> HttpResponse:
    """A form inside a part: taken, or shown again with what is wrong and all that was typed."""
    if not form.is_valid() or accepted(form, act) is not None:
        response = show(form)
        response.status_code = 200 if is_part(request) else 422
        return response
    return told_on(request, show_anew, *to, page=page, kind="success", text=told)


def told_on(request: StaffRequest, show: Show, *to: object, page: str, kind: str, text: str) -> HttpResponse:
    if is_part(request):
        return trigger_client_event(show(), "toast", {"text": text, "kind": kind})
    messages.add_message(request, messages.ERROR if kind == "danger" else messages.SUCCESS, text)
    return redirect(page, *to)


def is_part(request: StaffRequest) -> bool:
    return request.headers.get("HX-Request") == "true"

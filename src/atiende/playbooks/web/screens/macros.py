"""Macros: everybody's and one's own, a new one, one of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from atiende.kernel.clock import utc_now
from atiende.platform.refusals import accepted
from atiende.platform.staff_pages import StaffRequest, for_staff
from atiende.playbooks.actions.add_macro import add_macro
from atiende.playbooks.actions.change_macro import change_macro
from atiende.playbooks.actions.delete_macro import delete_macro
from atiende.playbooks.models import Macro
from atiende.playbooks.queries import get_macro, macros_offered, own_macros, shared_macros, shown
from atiende.playbooks.web.examples import variables_shown
from atiende.playbooks.web.macro_form import MacroForm, initial_of, steps_of


@require_safe
@for_staff("tickets.reply")
def macros(request: StaffRequest) -> HttpResponse:
    may_share = request.actor.may("settings.manage")
    own = shown(own_macros(request.actor))
    shared = (
        shown(shared_macros(request.actor))
        if may_share
        else [each for each in macros_offered(request.actor) if not each.is_own]
    )
    context = {"own": own, "shared": shared, "may_share": may_share}
    return render(request, "playbooks/macros.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff("tickets.reply")
def new_macro(request: StaffRequest) -> HttpResponse:
    form = MacroForm(
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        is_new=True,
        initial={"whose": request.GET.get("whose", "own")},
    )
    if (
        _is_sent(request, form)
        and accepted(form, lambda: add_macro(fields=form.typed(), by=request.actor, at=utc_now())) is None
    ):
        messages.success(request, gettext("Macro kept."))
        return redirect("playbooks:macros")
    return _page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff("tickets.reply")
def macro(request: StaffRequest, macro_id: int) -> HttpResponse:
    found = get_macro(request.actor, macro_id)
    form = MacroForm(
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        is_new=False,
        steps=steps_of(found),
        initial=initial_of(found),
    )
    if (
        _is_sent(request, form)
        and accepted(
            form,
            lambda: change_macro(
                macro_id=macro_id,
                fields=form.typed(),
                version=form.seen_version,
                by=request.actor,
                at=utc_now(),
            ),
        )
        is None
    ):
        messages.success(request, gettext("Saved."))
        return redirect("playbooks:macros")
    return _page(request, form, found)


@require_POST
@for_staff("tickets.reply")
def delete(request: StaffRequest, macro_id: int) -> HttpResponse:
    delete_macro(macro_id=macro_id, by=request.actor, at=utc_now())
    messages.success(request, gettext("Macro deleted."))
    return redirect("playbooks:macros")


def _is_sent(request: StaffRequest, form: MacroForm) -> bool:
    return request.method == "POST" and form.is_valid()


def _page(request: StaffRequest, form: MacroForm, found: Macro | None = None) -> HttpResponse:
    context = {
        "form": form,
        "macro": found,
        "preview": shown([found])[0] if found else None,
        "variables": variables_shown(),
    }
    return render(request, "playbooks/macro.html", context, status=422 if form.errors else 200)

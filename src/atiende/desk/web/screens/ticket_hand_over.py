"""Handing a case over with a summary, and having read it."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.staff_page import StaffRequest, accepted, staff_page
from atiende.desk.web.ticket_changed import changed
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.tickets.actions.acknowledge_hand_over import acknowledge_hand_over
from atiende.tickets.actions.hand_over_ticket import hand_over_ticket
from atiende.tickets.queries import agents_for, get_ticket_for, is_summary_needed, teams_for
from atiende.tickets.rules.hand_over import MOST, Summary

_TO: Final = re.compile(r"(agent|team)-([0-9]{1,18})")
_LINES: Final = forms.Textarea(attrs={"rows": 3})


class HandOverForm(forms.Form):
    """To whom, and the three parts of the summary."""

    to = forms.ChoiceField(label=_("To whom"))
    happened = forms.CharField(label=_("What happened"), max_length=MOST, widget=_LINES)
    promised = forms.CharField(
        label=_("What was promised to the customer"), max_length=MOST, required=False, widget=_LINES
    )
    missing = forms.CharField(label=_("What is missing"), max_length=MOST, required=False, widget=_LINES)

    def __init__(self, *args: Any, actor: Actor, ticket: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(f"agent-{pk}", name) for pk, name in agents_for(actor) if pk != ticket.assignee_id]
        teams = [
            (f"team-{pk}", name) for pk, name in teams_for(actor, ticket.brand_id) if pk != ticket.team_id
        ]
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = [("", gettext("Choose…")), (gettext("Teams"), teams), (gettext("People"), people)]

    def whom(self) -> dict[str, int]:
        found = _TO.fullmatch(self.cleaned_data["to"])
        return {f"{found[1]}_id": int(found[2])} if found else {}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.reply")
def hand_over(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    form = HandOverForm(request.POST or None, actor=request.actor, ticket=ticket)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        refusal = accepted(
            form,
            lambda: hand_over_ticket(
                ticket_id=ticket.pk,
                **form.whom(),
                summary=Summary(typed["happened"], typed["promised"], typed["missing"]),
                by=request.actor,
                at=utc_now(),
            ),
        )
        if refusal is None:
            return _gone_on(request, number)
    context = {"ticket": ticket, "form": form, "is_needed": is_summary_needed()}
    return render(request, "desk/tickets/hand_over.html", context, status=422 if form.errors else 200)


@require_POST
@staff_page("tickets.read")
def read(request: StaffRequest, number: int, hand_over_id: int) -> HttpResponse:
    get_ticket_for(request.actor, number)
    return changed(
        request,
        number,
        lambda: acknowledge_hand_over(hand_over_id=hand_over_id, by=request.actor, at=utc_now()),
    )


def _gone_on(request: StaffRequest, number: int) -> HttpResponse:
    """Back to the case, or to the list for who does not see it any more."""
    messages.success(request, gettext("Handed over, with its summary."))
    try:
        get_ticket_for(request.actor, number)
    except NotFound:
        return redirect("desk:tickets")
    return redirect("desk:ticket", number)

"""Replies that a colleague looks at before they leave: asking for it, approving, giving back."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.staff_page import StaffRequest, accepted, staff_page
from atiende.identity.queries import names_of_roles
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.tickets.actions.approve_reply import approve_reply
from atiende.tickets.actions.ask_for_review import ask_for_review
from atiende.tickets.actions.return_reply import return_reply
from atiende.tickets.queries import agents_for, drafts_of, get_ticket_for, may_decide, reviews_of
from atiende.tickets.rules.cleaning import TEXT_LIMIT

_TO: Final = re.compile(r"(reviewer|role)-([0-9]{1,18})")


class AskForm(forms.Form):
    """Who is asked: a colleague, or all who hold a role."""

    to = forms.ChoiceField(label=_("Who looks at it"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(f"reviewer-{pk}", name) for pk, name in agents_for(actor) if pk != actor.id]
        roles = [(f"role-{pk}", gettext(name)) for pk, name in names_of_roles()]
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = [("", gettext("Choose…")), (gettext("People"), people), (gettext("Roles"), roles)]

    def whom(self) -> dict[str, int]:
        found = _TO.fullmatch(self.cleaned_data["to"])
        return {f"{found[1]}_id": int(found[2])} if found else {}


class DecideForm(forms.Form):
    """The reply as the reviewer leaves it, and what they say to its author."""

    text = forms.CharField(
        label=_("Reply to the customer"),
        max_length=TEXT_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    remark = forms.CharField(
        label=_("Remark to its author"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.read")
def reviews(request: StaffRequest, number: int) -> HttpResponse:
    """What waits in this case, what was decided lately, and one's own draft with whom to ask."""
    ticket = get_ticket_for(request.actor, number)
    ask = AskForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and ask.is_valid():
        refusal = accepted(
            ask,
            lambda: ask_for_review(ticket_id=ticket.pk, **ask.whom(), by=request.actor, at=utc_now()),
        )
        if refusal is None:
            messages.success(request, gettext("Asked. The reply waits until it is approved."))
            return redirect("desk:ticket_reviews", number)
    return _show(request, ticket, ask=ask, status=422 if ask.errors else 200)


@require_POST
@staff_page("tickets.reply")
def decide(request: StaffRequest, number: int, review_id: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    if review_id not in {each.pk for each in reviews_of(request.actor, ticket.pk)}:
        raise NotFound
    form = DecideForm(request.POST)
    if form.is_valid():
        typed, is_approved = form.cleaned_data, request.POST.get("decision") == "approve"

        def act() -> None:
            if is_approved:
                approve_reply(review_id=review_id, text=typed["text"], by=request.actor, at=utc_now())
            else:
                return_reply(review_id=review_id, remark=typed["remark"], by=request.actor, at=utc_now())

        if accepted(form, act) is None:
            told = gettext("Approved and sent.") if is_approved else gettext("Given back to its author.")
            messages.success(request, told)
            return redirect(f"{reverse('desk:ticket', args=[number])}?write=reply")
    return _show(request, ticket, decided=(review_id, form), status=422)


def _show(
    request: StaffRequest,
    ticket: Any,
    *,
    ask: AskForm | None = None,
    decided: tuple[int, DecideForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    found = reviews_of(request.actor, ticket.pk)
    waiting = [
        {
            "row": each,
            "is_mine": each.author_id == request.actor.id,
            "may_decide": may_decide(request.actor, each),
            "form": decided[1]
            if decided and decided[0] == each.pk
            else DecideForm(initial={"text": each.text}, auto_id=f"review-{each.pk}-%s"),
        }
        for each in found
        if each.state == "asked"
    ]
    draft = drafts_of(request.actor, ticket.pk).get("reply")
    context = {
        "ticket": ticket,
        "waiting": waiting,
        "over": [each for each in found if each.state != "asked"],
        "draft": draft if draft and draft.text.strip() and request.actor.may("tickets.reply") else None,
        "ask": ask or AskForm(actor=request.actor),
    }
    return render(request, "desk/tickets/review.html", context, status=status)

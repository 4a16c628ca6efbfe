"""Customers that look like one, side by side: joined, or told apart for good, one pair or several at once."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from atiende.customers import queries
from atiende.customers.actions.merge_customers import merge_customers
from atiende.customers.actions.start_duplicates_search import start_duplicates_search
from atiende.customers.actions.tell_apart import tell_apart
from atiende.customers.rules.likeness import Evidence
from atiende.desk.web.customer_shown import shown_identifiers
from atiende.desk.web.staff_page import StaffRequest, done, page_or_part, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, Refusal
from atiende.platform.refusals import sentence

MOST: Final = 50
EVIDENCE: Final = {
    Evidence.TAX_ID: ("receipt", _("The same tax number")),
    Evidence.PHONE: ("phone", _("The same telephone")),
    Evidence.MAIL: ("mail", _("The same mailbox")),
    Evidence.NAME: ("building-2", _("A similar name, the same company")),
}


@require_http_methods(["GET", "HEAD"])
@staff_page("customers.read")
def duplicates(request: StaffRequest) -> HttpResponse:
    found = queries.list_duplicates(request.actor, after=request.GET.get("cursor", ""))
    context: dict[str, object] = {
        "pairs": [_shown(pair) for pair in found.rows],
        "next_after": found.next_after,
        "is_first": "cursor" not in request.GET,
        "may_manage": request.actor.may("customers.manage"),
    }
    return page_or_part(request, "desk/customers/duplicates.html", "desk/customers/pairs.html", context)


@require_POST
@staff_page("customers.manage")
def duplicates_decide(request: StaffRequest) -> HttpResponse:
    """`join` or `apart` of one pair, else `act` on all that are chosen. Each stands for itself: one that is refused is
    told with its reason, and the others are done."""
    act, ids = _asked(request)
    pairs = queries.pairs_chosen(request.actor, ids)
    refused: list[str] = []
    count = 0
    for pair in pairs:
        try:
            _decided(request, pair, act)
            count += 1
        except NotFound:
            refused.append(gettext("Somebody was quicker."))
        except Refusal as refusal:
            refused.append(sentence(refusal))
    _tell(request, act, count, refused, gone=len(ids) - len(pairs))
    return redirect("desk:duplicates")


@require_POST
@staff_page("customers.manage")
def duplicates_search(request: StaffRequest) -> HttpResponse:
    return done(
        request,
        lambda: start_duplicates_search(by=request.actor, at=utc_now()),
        gettext("All customers are being looked through. Come back in a minute."),
        next_page="desk:duplicates",
    )


def _asked(request: StaffRequest) -> tuple[str, list[int]]:
    for act in ("join", "apart"):
        if act in request.POST:
            return act, _numbers([request.POST[act]])
    act = request.POST.get("act", "")
    return (act if act in ("join", "apart") else ""), _numbers(request.POST.getlist("pair"))[:MOST]


def _decided(request: StaffRequest, pair: queries.Pair, act: str) -> None:
    if act == "apart":
        tell_apart(
            customer_id=pair.sides[0].customer.pk,
            other_id=pair.sides[1].customer.pk,
            by=request.actor,
            at=utc_now(),
        )
    elif act == "join":
        keeps = request.POST.get(f"keeps-{pair.id}", "")
        is_turned = keeps == str(pair.joined.customer.pk)
        kept, joined = (pair.joined, pair.kept) if is_turned else (pair.kept, pair.joined)
        merge_customers(
            source_id=joined.customer.pk, target_id=kept.customer.pk, by=request.actor, at=utc_now()
        )


def _tell(request: StaffRequest, act: str, count: int, refused: list[str], *, gone: int) -> None:
    if count and act == "join":
        text = ngettext(
            "%(count)s pair is one customer now. It can be undone on the customer's page.",
            "%(count)s pairs are one customer each now. It can be undone on the customer's page.",
            count,
        )
        messages.success(request, text % {"count": count})
    elif count and act == "apart":
        text = ngettext(
            "%(count)s pair is not proposed again.", "%(count)s pairs are not proposed again.", count
        )
        messages.success(request, text % {"count": count})
    elif not gone and not refused:
        messages.error(request, gettext("Choose at least one pair."))
    for reason in dict.fromkeys(refused):
        messages.error(request, reason)
    if gone:
        text = ngettext(
            "%(count)s pair was decided by somebody else meanwhile.",
            "%(count)s pairs were decided by somebody else meanwhile.",
            gone,
        )
        messages.info(request, text % {"count": gone})


def _shown(pair: queries.Pair) -> dict[str, Any]:
    return {
        "id": pair.id,
        "evidence": [EVIDENCE[each] for each in pair.evidence],
        "sides": [
            {
                "customer": side.customer,
                "is_kept": side.is_kept,
                "name": side.customer.name or side.customer.folded_name or f"#{side.customer.pk}",
                "identifiers": [
                    {**shown, "is_shared": shown["row"].pk in side.shared}  # type: ignore[attr-defined]
                    for shown in shown_identifiers(side.identifiers)
                ],
            }
            for side in pair.sides
        ],
    }


def _numbers(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) <= 18]

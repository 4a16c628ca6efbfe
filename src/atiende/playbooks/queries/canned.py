"""Canned replies: those that are offered, and the words of one for one case."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet

from atiende.customers.queries import survivor_of
from atiende.kernel.actors import Actor
from atiende.kernel.placeholders import Filled, Missing, filled
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import folded
from atiende.organisation.rules.form_of_address import FormOfAddress
from atiende.playbooks.models import CannedReply, CustomerAddress
from atiende.playbooks.queries.placing import (
    OWN_GRANT,
    SHARED_GRANT,
    offered_in,
    offered_to,
    owned_for,
)
from atiende.playbooks.queries.values import values_in
from atiende.playbooks.rules.address import form_for, variant_for
from atiende.tickets.queries import get_ticket_for

OFFERED: Final = 50
WORDS: Final = 4
_WITH = ("brand", "team")


@dataclass(frozen=True, slots=True)
class FilledReply:
    """What stands in the composer: `html` empty where the reply has no formatting. `missing`: told to the writer."""

    name: str
    text: str
    html: str
    missing: tuple[Missing, ...]
    form: FormOfAddress


@dataclass(frozen=True, slots=True)
class Offered:
    """A canned reply in the list: its beginning is shown in the variant for this customer."""

    id: int
    name: str
    folder: str
    is_own: bool
    preview: str
    uses: int


def replies_offered(
    actor: Actor, ticket: Any, *, query: str = "", status_key: str = "", size: int = OFFERED
) -> list[Offered]:
    """Those for this case, found by words of name, folder and text, the most used first; in two queries.

    With `status_key` only those that are offered for that status; those in the language of the case before others.
    Raises NotPermitted.
    """
    actor.require(OWN_GRANT)
    rows = CannedReply.objects.filter(
        offered_in(actor, brand_id=ticket.brand_id, team_id=ticket.team_id),
        language__in=["", ticket.language],
    )
    if status_key:
        rows = rows.filter(status_key=status_key)
    for word in folded(query).split()[:WORDS]:
        rows = rows.filter(sought__contains=word)
    form = form_of_customer(ticket)
    found = sorted(
        rows.order_by("-uses", "name")[: size * 2],
        key=lambda row: not _begins(row.name, query),
    )
    return [
        Offered(row.pk, row.name, row.folder, row.owner_id is not None, _words(row, form)[0][:2000], row.uses)
        for row in found[:size]
    ]


def filled_reply(actor: Actor, number: int, reply_id: int, *, at: dt.datetime) -> FilledReply:
    """Its words in the variant for the customer of this case, with the values of this case. Raises NotFound."""
    ticket = get_ticket_for(actor, number)
    in_case = offered_in(actor, brand_id=ticket.brand_id, team_id=ticket.team_id)
    row = CannedReply.objects.filter(in_case, pk=reply_id).first()
    if row is None:
        raise NotFound
    form = form_of_customer(ticket)
    text, html = _words(row, form)
    values = values_in(ticket, actor, at=at)
    plain = filled(text, values)
    formatted = filled(html, values, is_html=True) if html else Filled("")
    return FilledReply(row.name, plain.text, formatted.text, plain.missing, form)


def form_of_customer(ticket: Any) -> FormOfAddress:
    """How the customer of this case is addressed, in one query (two where they were joined with another)."""
    noted = CustomerAddress.objects.filter(customer_id=survivor_of(ticket.customer_id)).first()
    return form_for(of_customer=noted.form if noted else "", of_brand=ticket.brand.form_of_address)


def noted_form(ticket: Any) -> str:
    """What was noted of this customer; empty: nothing."""
    noted = CustomerAddress.objects.filter(customer_id=survivor_of(ticket.customer_id)).first()
    return noted.form if noted else ""


def shared_replies(actor: Actor, *, query: str = "") -> QuerySet[CannedReply]:
    """Everybody's, by folder and name, for who looks after them. Raises NotPermitted."""
    actor.require(SHARED_GRANT)
    return _found(CannedReply.objects.filter(owner=None), query)


def offered_replies(actor: Actor, query: str = "") -> QuerySet[CannedReply]:
    """Everybody's of the brands that one serves, for who only uses them. Raises NotPermitted."""
    actor.require(OWN_GRANT)
    return _found(CannedReply.objects.filter(offered_to(actor), owner=None), query)


def own_replies(actor: Actor, *, query: str = "") -> QuerySet[CannedReply]:
    """One's own, by folder and name. Raises NotPermitted."""
    actor.require(OWN_GRANT)
    return _found(CannedReply.objects.filter(owner_id=actor.id), query)


def get_canned_reply(actor: Actor, reply_id: int) -> CannedReply:
    """To change it. Raises NotFound and NotPermitted."""
    return owned_for(actor, CannedReply, reply_id, is_locked=False)


def folders_in_use(actor: Actor) -> list[str]:
    """Of one's own and everybody's, in alphabetical order."""
    from_all = CannedReply.objects.filter(owner=None) | CannedReply.objects.filter(owner_id=actor.id)
    names = from_all.exclude(folder="").values_list("folder", flat=True).distinct()
    return sorted(set(names), key=folded)[:200]


def _found(rows: QuerySet[CannedReply], query: str) -> QuerySet[CannedReply]:
    for word in folded(query).split()[:WORDS]:
        rows = rows.filter(sought__contains=word)
    return rows.select_related(*_WITH).order_by("folder", "name", "pk")


def _begins(name: str, query: str) -> bool:
    return bool(query) and folded(name).startswith(folded(query))


def _words(row: CannedReply, form: FormOfAddress) -> tuple[str, str]:
    chosen = variant_for(form, has_tu=bool(row.text_tu), has_vos=bool(row.text_vos))
    return {
        FormOfAddress.TU: (row.text_tu, row.html_tu),
        FormOfAddress.VOS: (row.text_vos, row.html_vos),
        FormOfAddress.USTED: (row.text, row.html),
    }[chosen]

"""What customers agreed to, as far as the actor may see customers."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.customers.models import Consent
from atiende.customers.queries.seeing import GRANT
from atiende.customers.rules.consents import Purpose, stands
from atiende.kernel.actors import Actor


def consents_of(actor: Actor, customer_ids: Iterable[int]) -> list[Consent]:
    """Those that stand and those withdrawn, the newest first; in one query."""
    if not actor.may(GRANT):
        return []
    return list(Consent.objects.filter(customer_id__in=sorted(customer_ids)).order_by("-pk"))


def standing_among(consents: Iterable[Consent]) -> dict[str, bool]:
    """By purpose, whether the last word was a yes; purposes of which nothing was said are absent."""
    known = list(consents)
    return {
        purpose.value: stands(
            [(each.given_at, each.withdrawn_at) for each in known if each.purpose == purpose]
        )
        for purpose in Purpose
        if any(each.purpose == purpose for each in known)
    }


def agrees_to(customer_ids: Iterable[int], purpose: str) -> bool:
    """For rooms that may write only to who agreed. Without permission."""
    rows = Consent.objects.filter(customer_id__in=sorted(customer_ids), purpose=purpose)
    return stands(list(rows.values_list("given_at", "withdrawn_at")))

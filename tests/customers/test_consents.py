"""What a customer agreed to: given with a proof, withdrawn, given again; nothing of it is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from atiende.customers import queries
from atiende.customers.actions.merge_customers import merge_customers
from atiende.customers.actions.record_consent import record_consent
from atiende.customers.actions.withdraw_consent import withdraw_consent
from atiende.customers.errors import ConsentIsWithdrawn, ConsentStands
from atiende.customers.models import Consent
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.models import AuditEntry
from tests.customers.conftest import AGENT, AT, READER, STRANGER

DAY = dt.timedelta(days=1)


def gives(customer_id: int, *, purpose: str = "surveys", by: Actor = AGENT, at: dt.datetime = AT) -> Consent:
    return record_consent(
        customer_id=customer_id, purpose=purpose, how="call", proof="Llamada 88", given_at=at, by=by, at=at
    )


def test_a_yes_stands_until_it_is_withdrawn(known: Callable[..., int]) -> None:
    rosa = known("rosa@a.example")
    consent = gives(rosa)
    assert queries.agrees_to([rosa], "surveys")
    assert not queries.agrees_to([rosa], "marketing")
    withdraw_consent(consent_id=consent.pk, how="mail", by=AGENT, at=AT + DAY)
    assert not queries.agrees_to([rosa], "surveys")
    gives(rosa, at=AT + 2 * DAY)
    assert queries.standing_among(queries.consents_of(READER, [rosa])) == {"surveys": True}
    assert Consent.objects.count() == 2


def test_each_change_is_audited_without_words_of_the_person(known: Callable[..., int]) -> None:
    consent = gives(known("rosa@a.example"))
    withdraw_consent(consent_id=consent.pk, how="mail", by=AGENT, at=AT + DAY)
    entries = AuditEntry.objects.filter(verb__startswith="customers.consent_").order_by("pk")
    assert [entry.verb for entry in entries] == ["customers.consent_given", "customers.consent_withdrawn"]
    assert "Llamada" not in str([entry.details for entry in entries])


def test_what_cannot_count_is_refused(known: Callable[..., int]) -> None:
    rosa = known("rosa@a.example")
    with pytest.raises(InvalidInput) as refused:
        record_consent(
            customer_id=rosa, purpose="all", how="?", proof=" ", given_at=AT + DAY, by=AGENT, at=AT
        )
    assert set(refused.value.fields) == {"purpose", "how", "proof", "given_at"}
    consent = gives(rosa)
    with pytest.raises(ConsentStands):
        gives(rosa)
    withdraw_consent(consent_id=consent.pk, how="mail", by=AGENT, at=AT)
    with pytest.raises(ConsentIsWithdrawn):
        withdraw_consent(consent_id=consent.pk, how="mail", by=AGENT, at=AT)


def test_the_last_word_of_all_that_is_one_person_counts(known: Callable[..., int]) -> None:
    one, two = known("1@a.example"), known("2@a.example")
    gives(one)
    later = gives(two, at=AT + DAY)
    withdraw_consent(consent_id=later.pk, how="mail", by=AGENT, at=AT + 2 * DAY)
    merge_customers(source_id=one, target_id=two, by=AGENT, at=AT)
    assert not queries.agrees_to(queries.cluster_of(one), "surveys")


def test_who_may(known: Callable[..., int]) -> None:
    rosa = known("rosa@a.example")
    consent = gives(rosa)
    for actor in (READER, STRANGER):
        with pytest.raises(NotPermitted):
            gives(rosa, by=actor)
        with pytest.raises(NotPermitted):
            withdraw_consent(consent_id=consent.pk, how="mail", by=actor, at=AT)
    assert queries.consents_of(STRANGER, [rosa]) == []

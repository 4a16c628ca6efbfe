"""Erasing takes all of a person away, in every room or in none; the audit still holds and says so."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest

from atiende.customers.models import Customer, CustomerMerge, Identifier
from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.platform.audit.seal import seal_pending
from atiende.platform.audit.verify import verify
from atiende.platform.models import AuditEntry, OutboxEvent, StoredFileRow
from atiende.platform.storage import hold, store
from atiende.privacy.actions.erase_customer import erase_customer
from atiende.privacy.errors import UnknownRule
from atiende.privacy.models import CustomerExport
from tests.customers.conftest import ADMINISTRATOR, AGENT, AT, STRANGER


def erase(customer_id: int, by: object = ADMINISTRATOR, rule: str = "request") -> frozenset[int]:
    return erase_customer(customer_id=customer_id, rule=rule, by=by, at=AT)  # type: ignore[arg-type]


def test_everybody_joined_is_erased_and_nobody_else(
    joined: tuple[int, int], known: Callable[..., int]
) -> None:
    other = known("otra@a.example", "Otra")
    assert erase(joined[0]) == set(joined)
    assert [row.pk for row in Customer.objects.all()] == [other]
    assert Identifier.objects.get().customer_id == other
    assert not CustomerMerge.objects.exists()


def test_no_value_of_the_person_is_left_in_audit_events_or_exports(joined: tuple[int, int]) -> None:
    file = store(b"zip", name="x.zip", media_type="application/zip")
    hold(file)
    CustomerExport.objects.create(
        customer_id=joined[0],
        long_job_id=1,
        requested_by_id=1,
        requested_by_label="Ana",
        requested_at=AT,
        file_id=file.id,
    )
    erase(joined[1])
    assert not CustomerExport.objects.exists()
    assert StoredFileRow.objects.get().references == 0
    kept = json.dumps(list(AuditEntry.objects.values("fields", "details", "target_id")), default=str)
    kept += json.dumps(list(OutboxEvent.objects.values("payload")), default=str)
    assert "Marta" not in kept
    assert "a.example" not in kept


def test_the_audit_holds_afterwards_and_says_what_was_erased_by_which_rule(joined: tuple[int, int]) -> None:
    seal_pending(AT)
    erase(joined[0], rule="retention_over")
    seal_pending(AT + dt.timedelta(minutes=1))
    result = verify()
    assert result.finding is None
    told = [(each.kind, each.id, each.at, each.rule) for each in result.erased_subjects]
    assert told == [("customer", str(each), AT, "retention_over") for each in sorted(joined)]


def test_when_one_room_fails_nothing_is_erased(
    joined: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def erase_customer(self, *ids: object, **told: object) -> None:
            raise RuntimeError("full disk")

    from atiende.privacy.actions import erase_customer as module

    doors = {**module.DOORS, "broken": Broken()}
    monkeypatch.setattr(module, "DOORS", doors)
    with pytest.raises(RuntimeError):
        erase(joined[0])
    assert Customer.objects.count() == 2
    assert not AuditEntry.objects.filter(verb="audit.subject_erased").exists()


@pytest.mark.parametrize("actor", [AGENT, STRANGER])
def test_only_who_answers_for_the_data_erases_it(joined: tuple[int, int], actor: object) -> None:
    with pytest.raises(NotPermitted):
        erase(joined[0], actor)
    with pytest.raises(UnknownRule):
        erase(joined[0], rule="because")
    with pytest.raises(NotFound):
        erase(max(joined) + 1)
    assert Customer.objects.count() == 2

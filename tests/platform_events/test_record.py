from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import InternalError, ProgrammingError, transaction

from atiende.kernel.actors import Actor
from atiende.kernel.correlation import correlated
from atiende.kernel.refusals import NotPermitted
from atiende.platform.audit import record, record_refusal
from atiende.platform.models import AuditEntry

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANA = Actor(id=5, label="Ana \u202eDíaz\n")


def test_an_entry_says_who_what_on_which_and_when(db):
    with correlated("a-request-0001"):
        record(
            by=ANA, verb="organisation.team_created", target_kind="team", target_id=3, fields=["name"], at=AT
        )
    entry = AuditEntry.objects.get()
    assert (entry.actor_id, entry.actor_label, entry.verb) == (5, "Ana Díaz", "organisation.team_created")
    assert (entry.target_kind, entry.target_id, entry.fields) == ("team", "3", ["name"])
    assert (entry.outcome, entry.at, entry.correlation_id) == ("done", AT, "a-request-0001")


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_it_is_refused():
    with pytest.raises(RuntimeError):
        record(by=ANA, verb="organisation.team_created", target_kind="team", at=AT)


def test_a_refusal_names_what_was_missing(db):
    record_refusal(by=ANA, refusal=NotPermitted(missing="audit.read"), where="console:audit", at=AT)
    entry = AuditEntry.objects.get()
    assert (entry.outcome, entry.target_id) == ("refused", "console:audit")
    assert entry.details == {"code": "not_permitted", "missing": "audit.read"}


@pytest.mark.parametrize(
    "change", [{"verb": "organisation.team_left"}, {"actor_label": "Eva"}, {"details": {"a": 1}}]
)
def test_the_database_refuses_to_change_an_entry(db, change):
    record(by=ANA, verb="organisation.team_created", target_kind="team", at=AT)
    with pytest.raises((InternalError, ProgrammingError), match="not changed"), transaction.atomic():
        AuditEntry.objects.update(**change)


def test_the_database_refuses_to_delete_an_entry(db):
    record(by=ANA, verb="organisation.team_created", target_kind="team", at=AT)
    with pytest.raises((InternalError, ProgrammingError), match="not deleted"), transaction.atomic():
        AuditEntry.objects.all().delete()

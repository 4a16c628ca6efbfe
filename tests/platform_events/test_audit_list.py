from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotPermitted
from atiende.platform.audit import record
from atiende.platform.audit.queries import EntryFilter, list_entries, list_verbs

AUDITOR = Actor(id=1, label="Auditora", grants=frozenset({"audit.read"}))
ANA = Actor(id=5, label="Ana")


@pytest.fixture
def entries(db):
    now = utc_now()
    with transaction.atomic():
        for number in range(7):
            record(by=ANA, verb="tests.thing_made", target_kind="thing", target_id=number, at=now)
        record(by=AUDITOR, verb="tests.thing_seen", target_kind="thing", target_id=3, at=now)


def test_who_may_not_read_the_audit_is_refused(db):
    for read in (lambda: list_entries(ANA, EntryFilter()), lambda: list_verbs(ANA)):
        with pytest.raises(NotPermitted) as refusal:
            read()
        assert refusal.value.missing == "audit.read"


def test_pages_follow_each_other_without_gap_or_repeat(entries):
    seen: list[str] = []
    cursor = None
    while True:
        page = list_entries(AUDITOR, EntryFilter(verb="tests.thing_made", before=cursor), limit=3)
        seen += [entry.target_id for entry in page.entries]
        cursor = page.next_before
        if cursor is None:
            break
    assert seen == ["6", "5", "4", "3", "2", "1", "0"]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (EntryFilter(), 8),
        (EntryFilter(actor_id=5), 7),
        (EntryFilter(target_kind="thing", target_id="3"), 2),
        (EntryFilter(outcome="refused"), 0),
        (EntryFilter(until=datetime(2025, 1, 1, tzinfo=UTC)), 0),
        (EntryFilter(since=datetime(2025, 1, 1, tzinfo=UTC)), 8),
    ],
)
def test_filters_hold_together(entries, wanted, count):
    assert len(list_entries(AUDITOR, wanted).entries) == count


def test_a_page_costs_one_query_however_long(entries, django_assert_num_queries):
    with django_assert_num_queries(1):
        list_entries(AUDITOR, EntryFilter(), limit=2)
    with django_assert_num_queries(1):
        list_entries(AUDITOR, EntryFilter(), limit=200)


def test_the_verbs_that_were_used_are_listed_once(entries):
    assert list_verbs(AUDITOR) == ["tests.thing_made", "tests.thing_seen"]

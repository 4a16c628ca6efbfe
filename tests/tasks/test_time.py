"""Minutes: accounted, summed, corrected by rows more, never rewritten."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models import AuditEntry
from atiende.tasks.actions.account_time import account_time
from atiende.tasks.actions.correct_time import correct_time
from atiende.tasks.actions.export_time import export_time
from atiende.tasks.errors import CorrectionOfCorrection
from atiende.tasks.models import TimeEntry
from atiende.tasks.personal_data import erase_customer, export_customer
from atiende.tasks.queries.time import time_of_case
from atiende.tasks.rules.time import Worked
from tests.tickets.conftest import AT, later

DAY = AT.date()


@pytest.fixture
def account(house, opened):
    ticket_id = opened().ticket_id

    def make(minutes=10, by=None, **more):
        worked = Worked(**{"minutes": minutes, "worked_on": DAY, **more})
        return account_time(ticket_id=ticket_id, worked=worked, by=by or house.owner, at=later(5))

    make.ticket_id = ticket_id
    return make


def test_minutes_are_summed_by_person_and_by_what_is_billed(house, account):
    account(10, what="Llamada")
    account(5, is_billable=True, by_timer=True)
    account(30, by=house.light)
    found = time_of_case(house.colleague, account.ticket_id)
    assert (found.minutes, found.billable) == (45, 5)
    assert found.people == [("Lía", 30, 0), ("Olga", 15, 5)]


def test_a_correction_is_a_row_more_and_the_first_one_stays(house, account):
    entry = account(50)
    correct_time(entry_id=entry.pk, minutes=20, why="Me equivoqué", by=house.owner, at=later(9))
    again = correct_time(entry_id=entry.pk, minutes=25, why="Otra vez", by=house.supervisor, at=later(9))
    assert list(TimeEntry.objects.order_by("pk").values_list("minutes", flat=True)) == [50, -30, 5]
    assert time_of_case(house.owner, account.ticket_id).minutes == 25
    assert again.agent_id == house.owner.id
    with pytest.raises(CorrectionOfCorrection):
        correct_time(entry_id=again.pk, minutes=1, why="No", by=house.owner, at=later(9))
    for change in (lambda: entry.delete(), lambda: TimeEntry.objects.update(minutes=1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_others_correct_nothing_and_see_only_what_they_may(house, account):
    entry = account(50)
    with pytest.raises(NotPermitted):
        correct_time(entry_id=entry.pk, minutes=1, why="x", by=house.colleague, at=later(9))
    with pytest.raises(NotFound):
        correct_time(entry_id=entry.pk, minutes=1, why="x", by=house.of_other_team, at=later(9))
    with pytest.raises(NotPermitted):
        account(by=house.auditor)
    with pytest.raises(NotFound):
        time_of_case(house.of_other_team, account.ticket_id)
    for by, lines in (
        (house.colleague, 0),
        (house.supervisor, 1),
        (house.auditor, 1),
        (house.of_other_team, 0),
    ):
        assert len(export_time(since=DAY, until=DAY, by=by, at=later(9))) == lines
    assert AuditEntry.objects.filter(verb="tasks.time_exported").count() == 4


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("minutes", {"minutes": 0}),
        ("minutes", {"minutes": 1441}),
        ("worked_on", {"worked_on": DAY + dt.timedelta(days=3)}),
        ("worked_on", {"worked_on": DAY - dt.timedelta(days=400)}),
    ],
)
def test_what_cannot_be_is_refused_by_field(account, field, more):
    with pytest.raises(InvalidInput) as refused:
        account(**more)
    assert field in refused.value.fields


def test_words_go_with_the_customer_and_minutes_stay(house, account, customer):
    account(10, what="Rosa lloró al teléfono")
    rosa = customer()
    told = {kind: list(rows) for kind, rows in export_customer([rosa]).records.items()}
    assert told["time"][0]["what"] == "Rosa lloró al teléfono"
    with transaction.atomic():
        erase_customer([rosa], at=later(20), by=SYSTEM)
    assert TimeEntry.objects.get().what == ""
    assert time_of_case(house.owner, account.ticket_id).minutes == 10

"""What happens to a case, and what its clocks say then."""

from __future__ import annotations

import pytest

from atiende.service_levels.models import Clock, ClockEntry
from atiende.service_levels.rules.kinds import Cause, ClockKind, End
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.events import (
    TicketMerged,
    TicketPriorityChanged,
    TicketSnoozed,
    TicketTeamChanged,
    TicketUnmerged,
    TicketWoken,
)
from atiende.tickets.models import Ticket
from tests.automation.conftest import deliver
from tests.service_levels.conftest import (
    HOUR,
    became,
    clock,
    later,
    minutes_after,
    told,
    was_answered,
    was_opened,
    wrote,
)

pytestmark = pytest.mark.django_db

FIRST, NEXT, SOLVE = ClockKind.FIRST_ANSWER, ClockKind.NEXT_ANSWER, ClockKind.RESOLUTION


@pytest.mark.django_db(transaction=True)
def test_without_a_policy_nothing_is_owed_to_anybody_and_with_one_a_case_gets_its_clocks(
    policy, opened
) -> None:
    opened()
    deliver()
    assert not Clock.objects.exists()
    policy()
    case = opened()
    deliver()
    kinds = set(Clock.objects.filter(ticket_id=case.ticket_id).values_list("kind", flat=True))
    assert kinds == {FIRST, SOLVE}
    due = Ticket.objects.get(pk=case.ticket_id).next_due_at
    assert due == clock(case, FIRST).due_at


def test_an_answer_in_time_is_kept_and_the_next_question_is_owed_the_next_answer(policy, opened) -> None:
    policy(targets={FIRST: HOUR, NEXT: 2 * HOUR})
    case = opened()
    was_opened(case)
    assert minutes_after(clock(case, FIRST).due_at) == 60
    was_answered(case, 30)
    kept = clock(case, FIRST)
    assert (kept.end, kept.consumed_seconds, kept.breached_at, kept.agent_id) == (End.MET, 1800, None, 7)
    Ticket.objects.filter(pk=case.ticket_id).update(first_reply_at=later(30))
    wrote(case, 40)
    wrote(case, 100)
    assert minutes_after(clock(case, NEXT).due_at) == 160
    was_answered(case, 161, by=0)
    assert clock(case, NEXT).stopped_at is None
    was_answered(case, 161)
    late = clock(case, NEXT)
    assert (late.end, minutes_after(late.breached_at)) == (End.MET, 160)
    assert Clock.objects.filter(ticket_id=case.ticket_id).count() == 2


def test_waiting_for_the_customer_takes_nothing_of_the_resolution(policy, opened) -> None:
    policy(pauses=frozenset({Cause.WAITING_CUSTOMER, Cause.SNOOZED}))
    case = opened()
    was_opened(case)
    became(case, "open", "waiting_customer", 60)
    held = clock(case, SOLVE)
    assert (held.pauses, held.due_at, held.next_alarm_at, held.consumed_seconds) == (
        ["waiting_customer"], None, None, HOUR,
    )  # fmt: skip
    told(TicketSnoozed(ticket_id=case.ticket_id, until="2030-01-01", by=7), 70)
    became(case, "waiting_customer", "open", 600)
    assert clock(case, SOLVE).running_since is None
    told(TicketWoken(ticket_id=case.ticket_id, why="time", by=0), 660)
    assert minutes_after(clock(case, SOLVE).due_at) == 660 + 7 * 60
    assert minutes_after(clock(case, FIRST).due_at) == 60


def test_a_policy_says_what_holds_its_clocks_up(policy, opened) -> None:
    policy(pauses=frozenset())
    case = opened()
    was_opened(case)
    became(case, "open", "waiting_customer", 60)
    told(TicketSnoozed(ticket_id=case.ticket_id, until="2030-01-01", by=7), 70)
    assert minutes_after(clock(case, SOLVE).due_at) == 480


def test_a_reopened_case_goes_on_with_what_it_had_spent(policy, opened) -> None:
    policy()
    case = opened()
    was_opened(case)
    became(case, "open", "resolved", 120)
    assert (clock(case, SOLVE).end, clock(case, FIRST).end) == (End.MET, End.SOLVED)
    became(case, "resolved", "open", 1000)
    again = clock(case, SOLVE)
    assert (again.stopped_at, minutes_after(again.due_at)) == (None, 1000 + 6 * 60)
    became(case, "open", "cancelled", 1100)
    assert clock(case, SOLVE).end == End.CANCELLED


def test_another_priority_gets_its_target_with_credit_and_the_promise_stays(policy, opened, house) -> None:
    policy("Urgente", conditions={"priority": ("4",)}, targets={SOLVE: 4 * HOUR})
    policy("Todos", promises={SOLVE: 10 * HOUR})
    case = opened()
    was_opened(case)
    assert minutes_after(clock(case, SOLVE).promised_at) == 600
    change_priority(ticket_id=case.ticket_id, priority=4, by=house.supervisor, at=later(60))
    told(TicketPriorityChanged(ticket_id=case.ticket_id, old=2, new=4, by=7), 60)
    moved = clock(case, SOLVE)
    assert (minutes_after(moved.due_at), minutes_after(moved.promised_at)) == (240, 600)
    assert clock(case, FIRST).end == End.NO_POLICY
    entry = ClockEntry.objects.get(clock=moved, what="recalculated")
    assert (entry.data["credited"], entry.data["old_target"], entry.data["why"]) == (
        HOUR,
        8 * HOUR,
        "priority",
    )
    assert entry.data["due"] != entry.data["old_due"]


def test_each_team_has_time_of_its_own(policy, opened, house) -> None:
    policy(targets={ClockKind.TEAM: HOUR})
    case = opened()
    was_opened(case)
    Ticket.objects.filter(pk=case.ticket_id).update(team_id=house.billing.pk)
    told(
        TicketTeamChanged(
            ticket_id=case.ticket_id, old_team_id=house.help_desk.pk, team_id=house.billing.pk, by=7
        ),
        90,
    )
    first, second = Clock.objects.order_by("pk")
    assert (first.team_id, first.end, minutes_after(first.breached_at)) == (house.help_desk.pk, End.MET, 60)
    assert (second.team_id, minutes_after(second.due_at)) == (house.billing.pk, 150)


def test_merging_holds_the_clocks_up_and_unmerging_lets_them_go(policy, opened) -> None:
    policy()
    source, target = opened(), opened()
    was_opened(source)
    Ticket.objects.filter(pk=source.ticket_id).update(is_merged=True)
    told(TicketMerged(ticket_id=source.ticket_id, into_ticket_id=target.ticket_id, by=7), 30)
    assert clock(source, SOLVE).pauses == ["merged"]
    assert clock(target, FIRST).started_at == Ticket.objects.get(pk=target.ticket_id).waiting_since
    Ticket.objects.filter(pk=source.ticket_id).update(is_merged=False)
    Ticket.objects.filter(pk=target.ticket_id).update(waiting_since=None)
    told(TicketUnmerged(ticket_id=source.ticket_id, from_ticket_id=target.ticket_id, by=7), 90)
    assert minutes_after(clock(source, SOLVE).due_at) == 480 + 60
    assert clock(target, FIRST).end == End.WITHDRAWN


def test_what_a_machine_wrote_is_promised_nothing(policy, opened) -> None:
    policy()
    case = opened()
    was_opened(case, is_automatic=True)
    assert not Clock.objects.exists()


def test_the_first_policy_that_fits_is_taken_and_fields_of_the_customer_count(policy, opened) -> None:
    from atiende.customers.models import CustomerProfile

    policy("Contrato", conditions={"field:contract": ("ORO 24×7",)}, targets={FIRST: 900})
    policy("Correo", conditions={"channel": ("mail",)}, targets={FIRST: HOUR})
    case = opened()
    was_opened(case)
    assert clock(case, FIRST).target_seconds == HOUR
    CustomerProfile.objects.update_or_create(
        customer_id=Ticket.objects.get(pk=case.ticket_id).customer_id,
        defaults={"own_fields": {"contract": "oro 24×7"}},
    )
    other = opened()
    was_opened(other)
    assert clock(other, FIRST).target_seconds == 900

"""Several at once: nobody waits for who waits for them, and nothing is done twice or lost."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable

import pytest
from django.db import connection

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import Refusal
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.actions.receive_message import receive_message
from atiende.tickets.actions.record_delivery import record_delivery
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.actions.unmerge_ticket import unmerge_ticket
from atiende.tickets.models import Message, Ticket, TicketMerge
from atiende.tickets.queries import conversation_of
from atiende.tickets.rules.reply import Reply
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db(transaction=True)
LIMIT_SECONDS = 30


def at_once(*calls: Callable[[], object]) -> list[object]:
    """What each answered, or the error that it raised; all begin together."""
    start, answers = threading.Barrier(len(calls)), [None] * len(calls)

    def run(place: int, call: Callable[[], object]) -> None:
        try:
            start.wait(LIMIT_SECONDS)
            answers[place] = call()
        except Exception as error:
            answers[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each, daemon=True) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LIMIT_SECONDS)
        assert not thread.is_alive(), "somebody waits for who waits for them"
    return answers


def faults(answers: list[object]) -> list[object]:
    return [each for each in answers if isinstance(each, Exception) and not isinstance(each, Refusal)]


def test_two_agents_reply_and_both_are_heard(opened, house):
    ticket_id = opened().ticket_id
    answers = at_once(
        *(
            lambda actor=actor: reply_to_ticket(
                ticket_id=ticket_id, reply=Reply(text=actor.label), by=actor, at=later(1)
            )
            for actor in (house.owner, house.colleague)
        )
    )
    assert faults(answers) == []
    assert set(answers) == set(Message.objects.filter(kind="outgoing").values_list("pk", flat=True))
    assert Ticket.objects.get(pk=ticket_id).version == 3


def test_a_button_pressed_five_times_sends_one_message(opened, house):
    ticket_id, key = opened().ticket_id, uuid.uuid4()
    answers = at_once(
        *[
            lambda: reply_to_ticket(
                ticket_id=ticket_id,
                reply=Reply(text="Sale hoy."),
                by=house.owner,
                at=later(1),
                submission=key,
            )
        ]
        * 5
    )
    assert len(set(answers)) == 1
    assert Message.objects.filter(kind="outgoing").count() == 1


def test_workers_that_receive_together_reopen_once(opened, words, set_status):
    ticket_id = opened().ticket_id
    set_status(ticket_id, "resolved")
    incoming = words()
    answers = at_once(
        *[lambda: receive_message(ticket_id=ticket_id, incoming=incoming, by=SYSTEM, at=later(2))] * 4
    )
    assert faults(answers) == []
    assert sum(answer.is_reopened for answer in answers) == 1
    ticket = Ticket.objects.get(pk=ticket_id)
    assert (ticket.reopenings, ticket.messages.count(), ticket.version) == (1, 5, 5)


def test_merging_against_receiving_loses_nothing(opened, words, house):
    incoming = words("tarde")
    for _ in range(4):
        one, two = opened().ticket_id, opened().ticket_id
        answers = at_once(
            lambda one=one, two=two: merge_tickets(source_id=one, target_id=two, by=house.owner, at=later(1)),
            lambda one=one: receive_message(ticket_id=one, incoming=incoming, by=SYSTEM, at=later(2)),
            lambda two=two: receive_message(ticket_id=two, incoming=incoming, by=SYSTEM, at=later(2)),
        )
        assert faults(answers) == []
        assert answers[1].ticket_id in {one, two}
        assert len(conversation_of(house.owner, two).messages) == 4
        assert Ticket.objects.get(pk=two).last_customer_message_at == later(2)


def test_merging_both_ways_makes_no_circle(opened, house):
    one, two, three = (opened().ticket_id for _ in range(3))
    pairs = [(one, two), (two, one), (two, three), (three, one)]
    answers = at_once(
        *(
            lambda pair=pair: merge_tickets(source_id=pair[0], target_id=pair[1], by=house.owner, at=later(1))
            for pair in pairs
        )
    )
    assert faults(answers) == []
    assert TicketMerge.objects.count() == 2, "three tickets, one survivor"


def test_merging_unmerging_and_receiving_wait_for_each_other(opened, words, house):
    one, two, three = (opened().ticket_id for _ in range(3))
    merge_tickets(source_id=one, target_id=two, by=house.owner, at=later(1))
    incoming = words()
    answers = at_once(
        lambda: merge_tickets(source_id=two, target_id=three, by=house.owner, at=later(2)),
        lambda: unmerge_ticket(source_id=one, by=house.owner, at=later(2)),
        *[lambda: receive_message(ticket_id=one, incoming=incoming, by=SYSTEM, at=later(3))] * 3,
        lambda: receive_message(ticket_id=three, incoming=incoming, by=SYSTEM, at=later(3)),
    )
    assert faults(answers) == []
    assert Message.objects.count() == 7


def test_two_who_take_a_ticket_do_not_both_have_it(opened, house):
    ticket_id = opened().ticket_id
    answers = at_once(
        *(
            lambda actor=actor: assign_ticket(ticket_id=ticket_id, agent_id=actor.id, by=actor, at=later(1))
            for actor in (house.owner, house.colleague)
        )
    )
    refused = [each for each in answers if isinstance(each, Refusal)]
    assert faults(answers) == []
    assert len(refused) == 1, "who came second is told"


def test_news_of_a_delivery_that_cross_are_told_once(opened, house):
    message_id = reply_to_ticket(
        ticket_id=opened().ticket_id, reply=Reply(text="Hola"), by=house.owner, at=later(1)
    )
    answers = at_once(
        *[lambda: record_delivery(message_id=message_id, delivery="sent", by=SYSTEM, at=later(2))] * 4
    )
    assert sorted(answers) == [False, False, False, True]

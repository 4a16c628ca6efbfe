from __future__ import annotations

import pytest
from django.db import transaction

from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.actions.unmerge_ticket import unmerge_ticket
from atiende.tickets.errors import MergeInCircle, NotMerged, TicketIsClosed, TicketIsMerged
from atiende.tickets.models import Message, Participant, Ticket, TimelineEntry
from atiende.tickets.models.removing import remove_tickets
from atiende.tickets.queries import (
    conversation_of,
    default_recipients_of,
    is_participant,
    list_lines,
    participant_by_token,
    survivor_of_ticket,
    timeline_of,
)
from atiende.tickets.rules.reply import Reply
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(opened, house):
    """Luis's ticket goes on in Rosa's."""
    rosa = opened("de Rosa")
    luis = opened("de Luis", address="luis@correo.example")
    merge_tickets(source_id=luis.ticket_id, target_id=rosa.ticket_id, by=house.owner, at=later(1))
    return rosa, luis


def texts(actor, ticket_id) -> list[str]:
    return [message.text for message in conversation_of(actor, ticket_id).messages]


def test_the_survivor_reads_as_one_case_and_nothing_is_rewritten(merged, house):
    rosa, luis = merged
    assert texts(house.owner, rosa.ticket_id) == ["de Rosa", "de Luis"]
    assert Message.objects.get(pk=luis.message_id).ticket_id == luis.ticket_id
    token = Participant.objects.get(ticket_id=luis.ticket_id).token
    assert participant_by_token(token).ticket_id == luis.ticket_id
    assert survivor_of_ticket(luis.ticket_id) == rosa.ticket_id
    kinds = {entry.kind for entry in timeline_of(house.owner, rosa.ticket_id)}
    assert kinds == {"opened", "merged", "merged_in"}


def test_a_late_message_stays_with_its_ticket_and_wakes_the_survivor(merged, received, set_status, house):
    rosa, luis = merged
    set_status(rosa.ticket_id, "resolved")
    news = received(luis.ticket_id, "sigo esperando", address="luis@correo.example")
    assert (news.ticket_id, news.number, news.is_reopened) == (rosa.ticket_id, rosa.number, True)
    assert Message.objects.get(pk=news.message_id).ticket_id == luis.ticket_id
    assert Ticket.objects.get(pk=rosa.ticket_id).category == "open"
    assert Ticket.objects.get(pk=luis.ticket_id).category == "new", "its own state waits for an unmerge"


def test_people_of_one_case_never_get_the_other(merged, received, house):
    rosa, luis = merged
    received(luis.ticket_id, address="luis@correo.example")
    assert [each.address for each in default_recipients_of(rosa.ticket_id)] == ["rosa@correo.example"]
    with pytest.raises(InvalidInput) as refused:
        reply_to_ticket(
            ticket_id=rosa.ticket_id,
            reply=Reply(text="Hola", cc=("luis@correo.example",)),
            by=house.owner,
            at=later(9),
        )
    assert set(refused.value.fields) == {"cc"}
    assert not is_participant(rosa.ticket_id, [], "luis@correo.example")
    assert is_participant(luis.ticket_id, [], "LUIS@correo.example")


def test_unmerging_gives_back_what_came_meanwhile(merged, received, set_status, house):
    rosa, luis = merged
    set_status(luis.ticket_id, "waiting_customer")
    received(luis.ticket_id, "tarde", address="luis@correo.example", at=later(5))
    unmerge_ticket(source_id=luis.ticket_id, by=house.owner, at=later(6))
    back, stays = Ticket.objects.get(pk=luis.ticket_id), Ticket.objects.get(pk=rosa.ticket_id)
    assert texts(house.owner, luis.ticket_id) == ["de Luis", "tarde"]
    assert texts(house.owner, rosa.ticket_id) == ["de Rosa"]
    assert (back.category, back.last_message_at, back.waiting_since) == ("open", later(5), later(0))
    assert (stays.last_message_at, stays.waiting_since) == (later(0), later(0))
    kinds = list(TimelineEntry.objects.filter(ticket=back).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["opened", "merged", "received", "unmerged"]


def test_chains_are_followed_and_come_apart_again(opened, received, house):
    one, two, three = (opened(str(number)) for number in range(3))
    merge_tickets(source_id=one.ticket_id, target_id=two.ticket_id, by=house.owner, at=later(1))
    merge_tickets(source_id=two.ticket_id, target_id=three.ticket_id, by=house.owner, at=later(2))
    assert received(one.ticket_id).ticket_id == three.ticket_id
    assert texts(house.owner, three.ticket_id)[:3] == ["0", "1", "2"]
    unmerge_ticket(source_id=two.ticket_id, by=house.owner, at=later(3))
    assert survivor_of_ticket(one.ticket_id) == two.ticket_id
    assert texts(house.owner, three.ticket_id) == ["2"]


def test_merging_into_a_merged_ticket_reaches_its_survivor(opened, house):
    one, two, three = (opened() for _ in range(3))
    merge_tickets(source_id=two.ticket_id, target_id=three.ticket_id, by=house.owner, at=later(1))
    found = merge_tickets(source_id=one.ticket_id, target_id=two.ticket_id, by=house.owner, at=later(2))
    assert found.pk == three.ticket_id


def test_circles_and_second_merges_are_refused(merged, opened, house):
    rosa, luis = merged
    for source, target, refusal in (
        (rosa.ticket_id, rosa.ticket_id, MergeInCircle),
        (rosa.ticket_id, luis.ticket_id, MergeInCircle),
        (luis.ticket_id, opened().ticket_id, TicketIsMerged),
        (rosa.ticket_id, 10**12, NotFound),
        (10**12, rosa.ticket_id, NotFound),
    ):
        with pytest.raises(refusal):
            merge_tickets(source_id=source, target_id=target, by=house.owner, at=later(2))
    with pytest.raises(NotMerged):
        unmerge_ticket(source_id=rosa.ticket_id, by=house.owner, at=later(2))


def test_work_on_a_merged_ticket_is_sent_to_the_survivor(merged, house):
    rosa, luis = merged
    with pytest.raises(TicketIsMerged) as refused:
        add_note(ticket_id=luis.ticket_id, text="¿?", by=house.owner, at=later(2))
    assert str(rosa.number) in str(refused.value)


def test_a_closed_ticket_takes_nobody_in_but_may_be_taken_in(opened, house, set_status):
    one, two = opened().ticket_id, opened().ticket_id
    set_status(two, "closed")
    with pytest.raises(TicketIsClosed):
        merge_tickets(source_id=one, target_id=two, by=house.owner, at=later(1))
    assert merge_tickets(source_id=two, target_id=one, by=house.owner, at=later(1)).pk == one


def test_who_may_merge_and_unmerge(opened, house):
    def both(**more):
        one, two = opened(**more).ticket_id, opened(**more).ticket_id
        return {"source_id": one, "target_id": two}

    for actor in (house.owner, house.supervisor, house.administrator):
        pair = both()
        merge_tickets(**pair, by=actor, at=later(1))
        unmerge_ticket(source_id=pair["source_id"], by=actor, at=later(2))
    pair = both()
    Ticket.objects.filter(pk=pair["source_id"]).update(assignee_id=house.owner.id)
    for actor, refusal in (
        (house.colleague, NotPermitted),
        (house.light, NotPermitted),
        (house.auditor, NotPermitted),
        (house.of_other_team, NotFound),
        (house.of_other_brand, NotFound),
        (house.stranger, NotFound),
    ):
        with pytest.raises(refusal):
            merge_tickets(**pair, by=actor, at=later(1))
    merge_tickets(**pair, by=house.supervisor, at=later(1))
    for actor, refusal in (
        (house.colleague, NotPermitted),
        (house.light, NotPermitted),
        (house.auditor, NotPermitted),
        (house.of_other_team, NotFound),
        (house.stranger, NotFound),
    ):
        with pytest.raises(refusal):
            unmerge_ticket(source_id=pair["source_id"], by=actor, at=later(2))


def test_two_brands_are_merged_by_who_serves_both(opened, house):
    one = opened().ticket_id
    other = opened(brand_id=house.luma.pk).ticket_id
    Ticket.objects.filter(pk=other).update(assignee_id=house.supervisor.id)
    with pytest.raises(NotPermitted):
        merge_tickets(source_id=one, target_id=other, by=house.supervisor, at=later(1))
    assert merge_tickets(source_id=one, target_id=other, by=house.administrator, at=later(1)).pk == other


def listed(actor) -> set[int]:
    return {line.id for line in list_lines(actor).rows}


def test_what_goes_on_elsewhere_is_in_no_list_until_it_is_taken_back(merged, house):
    rosa, luis = merged
    assert listed(house.owner) == {rosa.ticket_id}
    unmerge_ticket(source_id=luis.ticket_id, by=house.owner, at=later(2))
    assert listed(house.owner) == {rosa.ticket_id, luis.ticket_id}


def test_a_case_stands_for_itself_when_the_one_it_went_on_in_is_removed(merged, house):
    rosa, luis = merged
    with transaction.atomic():
        remove_tickets([rosa.ticket_id])
    assert listed(house.owner) == {luis.ticket_id}

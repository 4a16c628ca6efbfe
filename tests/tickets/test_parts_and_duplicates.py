"""Parts of a case, cases that are likely the same, and what is asked before something is done."""

from __future__ import annotations

import pytest

from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.link_tickets import link_tickets
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.errors import ColleagueIsAnswering, OpenChildren, OtherLanguage, TicketIsMerged
from atiende.tickets.models import Draft, Message, Ticket, TicketMerge
from atiende.tickets.queries import likely_duplicates, open_children_of
from atiende.tickets.rules.reply import Reply
from tests.tickets.conftest import AT, later

pytestmark = pytest.mark.django_db
ENGLISH = "Hello Rosa, your order leaves tomorrow and will arrive on Friday."


def _is_child(child, parent, house):
    link_tickets(source_id=child, target_id=parent, kind="child", by=house.owner, at=AT)


def _solve(pk, house, **more):
    return change_status(ticket_id=pk, status_key="resolved", by=house.owner, at=AT, **more)


class TestParts:
    def test_whoever_solves_the_whole_is_asked_while_a_part_is_open(self, opened, house):
        parent, child = opened().ticket_id, opened().ticket_id
        _is_child(child, parent, house)
        with pytest.raises(OpenChildren) as asked:
            _solve(parent, house, knows_children=False)
        assert asked.value.params["count"] == 1
        assert [row.pk for row in open_children_of(house.owner, parent)] == [child]
        assert _solve(parent, house).category == "resolved"

    def test_a_part_that_is_solved_or_goes_on_elsewhere_is_not_asked_about(self, opened, house):
        parent, solved, merged = (opened().ticket_id for _ in range(3))
        for child in (solved, merged):
            _is_child(child, parent, house)
        _solve(solved, house)
        merge_tickets(source_id=merged, target_id=parent, by=house.owner, at=AT)
        assert _solve(parent, house, knows_children=False).category == "resolved"

    def test_neither_a_part_nor_another_status_asks(self, opened, house):
        parent, child = opened().ticket_id, opened().ticket_id
        _is_child(child, parent, house)
        change_status(
            ticket_id=parent, status_key="waiting_internal", by=house.owner, at=AT, knows_children=False
        )
        assert _solve(child, house, knows_children=False).category == "resolved"

    def test_an_answer_that_solves_asks_too_and_nothing_is_written(self, opened, house):
        parent, child = opened().ticket_id, opened().ticket_id
        _is_child(child, parent, house)
        reply = Reply(text="Hecho.", status_key="resolved")
        with pytest.raises(OpenChildren):
            reply_to_ticket(ticket_id=parent, reply=reply, by=house.owner, at=AT, asks=True)
        assert not Message.objects.filter(kind="outgoing").exists()
        assert reply_to_ticket(ticket_id=parent, reply=reply, by=house.owner, at=AT)


class TestLanguage:
    def test_an_answer_in_another_language_asks_once(self, opened, house):
        pk = opened().ticket_id
        with pytest.raises(OtherLanguage):
            reply_to_ticket(ticket_id=pk, reply=Reply(text=ENGLISH), by=house.owner, at=AT, asks=True)
        assert reply_to_ticket(ticket_id=pk, reply=Reply(text=ENGLISH), by=house.owner, at=AT)
        assert Message.objects.get(kind="outgoing").language == "es"

    @pytest.mark.parametrize(("text", "language"), [("OK, thanks", "es"), (ENGLISH, ""), (ENGLISH, "en")])
    def test_what_is_not_certain_or_not_said_asks_nothing(self, opened, house, text, language):
        pk = opened(language=language).ticket_id
        assert reply_to_ticket(ticket_id=pk, reply=Reply(text=text), by=house.owner, at=AT, asks=True)


class TestDuplicates:
    def _reasons(self, actor, pk):
        ticket = Ticket.objects.get(pk=pk)
        return {
            each.ticket.pk: (each.is_same_customer, each.codes, each.has_same_words)
            for each in likely_duplicates(actor, ticket, now=later(60))
        }

    def test_they_are_of_the_same_customer_or_name_the_same_number_or_words(self, opened, house):
        mine = opened("Mi pedido 4512-AB no llega.", subject="Lámpara estropeada").ticket_id
        same = opened("Otra cosa.", subject="Consulta").ticket_id
        number = opened("Pregunto por el 4512-AB.", address="luis@x.example", subject="Envío").ticket_id
        words = opened("Se rompió.", address="eva@x.example", subject="La lámpara llegó estropeada").ticket_id
        opened("Nada que ver.", address="ana@x.example", subject="Factura")
        found = self._reasons(house.owner, mine)
        assert found.keys() == {same, number, words}
        assert found[same] == (True, [], False)
        assert found[number] == (False, ["4512ab"], False)
        assert found[words] == (False, [], True)

    def test_what_is_old_linked_merged_spam_or_out_of_sight_is_not_suggested(self, opened, house):
        mine, old, linked, merged, spam = (opened().ticket_id for _ in range(5))
        Ticket.objects.filter(pk=old).update(opened_at=later(-60 * 24 * 40))
        Ticket.objects.filter(pk=spam).update(is_spam=True)
        link_tickets(source_id=mine, target_id=linked, kind="related", by=house.owner, at=AT)
        merge_tickets(source_id=merged, target_id=linked, by=house.owner, at=AT)
        of_billing = opened(team_id=house.billing.pk).ticket_id
        for pk in (mine, old, linked, merged, spam):
            Ticket.objects.filter(pk=pk).update(subject="")
        assert self._reasons(house.owner, mine) == {}
        assert of_billing in self._reasons(house.administrator, mine)


class TestMergingWhatIsAnswered:
    def _draft(self, pk, by, at=AT, text="Hola, Rosa"):
        save_draft(ticket_id=pk, kind="reply", text=text, by=by, at=at)

    def test_whoever_merges_is_asked_while_a_colleague_writes_in_one_of_them(self, opened, house):
        source, target = opened().ticket_id, opened().ticket_id
        self._draft(source, house.colleague)
        with pytest.raises(ColleagueIsAnswering) as asked:
            merge_tickets(
                source_id=source, target_id=target, by=house.owner, at=later(1), knows_answering=False
            )
        assert "Carla" in asked.value.params["names"]
        assert not TicketMerge.objects.exists()
        merge_tickets(source_id=source, target_id=target, by=house.owner, at=later(1))
        with pytest.raises(TicketIsMerged):
            reply_to_ticket(ticket_id=source, reply=Reply(text="Hola"), by=house.colleague, at=later(2))
        assert Draft.objects.get(agent_id=house.colleague.id).text == "Hola, Rosa"

    def test_an_own_an_old_and_an_empty_draft_ask_nothing(self, opened, house):
        source, target = opened().ticket_id, opened().ticket_id
        self._draft(source, house.owner)
        self._draft(target, house.colleague, at=later(-60))
        self._draft(source, house.supervisor, text="")
        merge_tickets(source_id=source, target_id=target, by=house.owner, at=later(1), knows_answering=False)
        assert TicketMerge.objects.exists()

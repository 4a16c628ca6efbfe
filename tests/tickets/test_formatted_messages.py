"""Formatting beside the text of replies, notes and drafts: kept, exported, erased, and never searched."""

from __future__ import annotations

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.models import Draft, Message
from atiende.tickets.personal_data import erase_customer, export_customer
from atiende.tickets.queries import search_tickets
from atiende.tickets.rules.reply import Reply
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db
HTML = '<div>Ya <b onclick="x">sale</b>.</div><script>quevedo</script>'
KEPT = "<div>Ya <b>sale</b>.</div>"


def test_a_reply_and_a_note_keep_it_and_their_text_is_made_from_it(opened, house):
    made = opened()
    reply = Reply(text="Otra cosa.", html=HTML)
    reply_to_ticket(ticket_id=made.ticket_id, reply=reply, by=house.owner, at=later(10))
    add_note(ticket_id=made.ticket_id, text="", html=HTML, by=house.owner, at=later(11))
    rows = Message.objects.exclude(kind="incoming").order_by("pk")
    assert [(row.kind, row.text, row.html) for row in rows] == [
        ("outgoing", "Ya sale.", KEPT),
        ("note", "Ya sale.", KEPT),
    ]


def test_a_draft_keeps_it_until_it_is_sent(opened, house):
    made = opened()
    said = save_draft(
        ticket_id=made.ticket_id, kind="reply", text="x", html=HTML, by=house.owner, at=later(5)
    )
    draft = Draft.objects.get()
    assert (draft.text, draft.html) == (said.text, said.html) == ("Ya sale.", KEPT)
    save_draft(ticket_id=made.ticket_id, kind="reply", text="Plano.", by=house.owner, at=later(6))
    draft.refresh_from_db()
    assert (draft.text, draft.html) == ("Plano.", "")


def test_what_nobody_can_clean_is_refused_and_nothing_is_written(opened, house):
    made = opened()
    deep = "<div>" * 10_000
    for html in (deep, "<b>x</b>" + "a" * 5_000_000):
        with pytest.raises(InvalidInput):
            add_note(ticket_id=made.ticket_id, text="Hola", html=html, by=house.owner, at=later(5))
        with pytest.raises(InvalidInput):
            save_draft(
                ticket_id=made.ticket_id, kind="note", text="Hola", html=html, by=house.owner, at=later(5)
            )
    assert not Message.objects.exclude(kind="incoming").exists()
    assert not Draft.objects.exists()


def test_formatting_without_a_word_is_no_message(opened, house):
    made = opened()
    with pytest.raises(InvalidInput):
        add_note(ticket_id=made.ticket_id, text="Hola", html="<ul></ul><b> </b>", by=house.owner, at=later(5))


def test_it_is_exported_and_erased_with_its_message(opened, house):
    made = opened()
    reply_to_ticket(ticket_id=made.ticket_id, reply=Reply(text="", html=HTML), by=house.owner, at=later(10))
    customer_id = Message.objects.get(kind="incoming").author_id
    exported = list(export_customer([customer_id]).records["messages"])
    assert [row.get("html") for row in exported] == [None, KEPT]
    erase_customer([customer_id], at=later(20), by=SYSTEM)
    assert list(Message.objects.values_list("text", "html")) == [("", "")] * 2


def test_a_search_finds_words_and_never_markup(opened, house):
    made = opened()
    html = '<blockquote>Ya <b>sale</b> el <a href="https://zurbano.example/x">albaricoque</a></blockquote>'
    add_note(ticket_id=made.ticket_id, text="", html=html, by=house.owner, at=later(10))

    def found(words: str) -> int:
        return len(search_tickets(house.owner, words, now=later(20)).rows)

    assert found("albaricoque") == 1
    assert found("blockquote") == found("nofollow") == 0

"""What must be true of mails and answers after everything was killed often."""

from __future__ import annotations

import email
import re
from collections import Counter

from tests.faults.answers import words_of as words_of_answer
from tests.faults.mail_pouring import Pouring, words_of
from tests.faults.running import House
from tests.platform_doors.smtp_server import Mailbox

TABLES = "CREATE TABLE faults_answered (step int, message_id bigint, ticket_id bigint);"
_CARTA, _RESPUESTA = re.compile(r"carta-\d+-fin"), re.compile(rb"respuesta-(\d+)-fin")


def check_incoming(house: House, pouring: Pouring) -> Counter[str]:
    """Each mail on the server is once in a case, or in quarantine; returns what became of how many."""
    in_cases: Counter[str] = Counter()
    tickets: dict[str, object] = {}
    for ticket_id, text in house.rows("SELECT ticket_id, text FROM tickets_message WHERE kind = 'incoming'"):
        for found in _CARTA.findall(str(text)):
            in_cases[found] += 1
            tickets[found] = ticket_id
    cartas = [each for each in pouring.written if not each.is_rubbish]
    assert in_cases == Counter(words_of(each.number) for each in cartas)
    states = Counter(
        str(state) for (state,) in house.rows("SELECT state || ':' || outcome FROM channels_rawmail")
    )
    rubbish = len(pouring.written) - len(cartas)
    assert sum(count for state, count in states.items() if state.startswith("quarantined")) == rubbish, states
    assert sum(states.values()) == len(pouring.written) == pouring.server.count(pouring.user)
    assert not any(state.startswith("kept") for state in states)
    assert all(pouring.server.is_seen(pouring.user))
    _check_places(house, pouring, tickets)
    _check_files(house, pouring)
    told = house.rows("SELECT target_id FROM platform_audit_entry WHERE verb = 'channels.mail_kept'")
    assert max(Counter(told).values(), default=0) <= 1
    assert house.number("SELECT count(*) FROM platform_audit_entry WHERE verb = 'channels.mail_kept'") == len(
        pouring.written
    )
    return states


def _check_places(house: House, pouring: Pouring, tickets: dict[str, object]) -> None:
    sent: dict[object, object] = dict(house.rows("SELECT header_id, ticket_id FROM channels_outgoingmail"))  # type: ignore[arg-type]
    for each in pouring.written:
        if each.answers:
            assert tickets[words_of(each.number)] == sent[each.answers], each
        if each.follows is not None and _is_first_of_its_id(pouring, each.follows):
            assert tickets[words_of(each.number)] == tickets[words_of(each.follows)], each


def _is_first_of_its_id(pouring: Pouring, number: int) -> bool:
    """A reused Message-ID names two mails: then either case may be meant."""
    ids = Counter(each.message_id for each in pouring.written if not each.is_rubbish)
    return ids[pouring.written[number - 1].message_id] == 1


def _check_files(house: House, pouring: Pouring) -> None:
    kept = Counter(
        sha256 for (sha256,) in house.rows("SELECT sha256 FROM tickets_attachment WHERE name LIKE '%%.pdf'")
    )
    assert kept == Counter(each.file_sha256 for each in pouring.written if each.file_sha256)
    wanted = house.rows(
        "SELECT DISTINCT sha256 FROM platform_stored_file WHERE id IN"
        " (SELECT file_id FROM channels_rawmail UNION SELECT file_id FROM tickets_attachment)"
    )
    for (sha256,) in wanted:
        name = str(sha256)
        assert (house.data / "files" / name[:2] / name[2:]).exists(), name


def check_outgoing(house: House, acknowledged: list[int], box: Mailbox) -> Counter[str]:
    """Each answer is once at the server, or shown as uncertain or failed with words; returns their states."""
    answered = {int(str(step)): row for step, *row in house.rows("SELECT * FROM faults_answered")}
    assert set(acknowledged) <= set(answered)
    mails = {
        message_id: (str(header_id), str(state), str(words))
        for message_id, header_id, state, words in house.rows(
            "SELECT message_id, header_id, state, last_error FROM channels_outgoingmail"
        )
    }
    at_server, ids_of_step = _arrived(box)
    for step, (message_id, _ticket_id) in answered.items():
        header_id, _state, _words = mails[message_id]
        assert ids_of_step.get(step, {header_id}) == {header_id}, words_of_answer(step)
    for header_id, state, words in mails.values():
        assert state in {"sent", "uncertain", "failed"}
        assert at_server[header_id] <= 1
        assert state != "sent" or at_server[header_id] == 1
        assert state != "failed" or at_server[header_id] == 0
        assert state == "sent" or words
    assert set(at_server) <= {header_id for header_id, _, _ in mails.values()}
    _check_messages_say_the_same(house)
    _check_acknowledgements(house)
    return Counter(state for _, state, _ in mails.values())


def _arrived(box: Mailbox) -> tuple[Counter[str], dict[int, set[str]]]:
    at_server: Counter[str] = Counter()
    ids_of_step: dict[int, set[str]] = {}
    for raw in box.messages:
        header_id = str(email.message_from_bytes(raw)["Message-ID"]).strip("<> ")
        at_server[header_id] += 1
        for step in _RESPUESTA.findall(raw.split(b"Content-Disposition", 1)[0]):
            ids_of_step.setdefault(int(step), set()).add(header_id)
    return at_server, ids_of_step


def _check_messages_say_the_same(house: House) -> None:
    different = house.rows(
        "SELECT o.message_id, o.state, m.delivery, m.delivery_words FROM channels_outgoingmail o"
        " FULL JOIN (SELECT * FROM tickets_message WHERE kind = 'outgoing') m ON m.id = o.message_id"
        " WHERE o.state IS DISTINCT FROM m.delivery OR (m.delivery <> 'sent' AND m.delivery_words = '')"
    )
    assert different == []


def _check_acknowledgements(house: House) -> None:
    """One for each case, queued once."""
    answers = Counter(ticket for (ticket,) in house.rows("SELECT ticket_id FROM channels_automaticanswer"))
    queued = Counter(
        ticket for (ticket,) in house.rows("SELECT ticket_id FROM channels_outgoingmail WHERE is_automatic")
    )
    assert answers == queued
    assert max(answers.values(), default=0) <= 1

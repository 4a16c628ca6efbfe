"""A file that carries malware is not kept; one that could not be checked is held back and checked again."""

from __future__ import annotations

import socket

import pytest

from atiende.channels.jobs import check_held
from atiende.channels.models import RawMail
from atiende.platform.scanning import clamd as scanner
from atiende.tickets.models import Attachment, Message
from tests.channels.intake.conftest import desk, support
from tests.channels.scanning.fake_clamd import SIGNATURE, clamd

__all__ = ["desk", "support"]

pytestmark = pytest.mark.django_db
BAD = b"%PDF " + SIGNATURE + b" x" * 400_000
GOOD = b"%PDF harmless " * 60_000


def mail_with(*contents: bytes) -> bytes:
    parts = b"".join(
        b"--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=f%d.pdf\r\n"
        b"Content-Transfer-Encoding: binary\r\n\r\n%s\r\n" % (number, content)
        for number, content in enumerate(contents)
    )
    return (
        b"From: marta@cliente.example\r\nTo: soporte@nova.example\r\nSubject: Facturas\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nVea esto\r\n'
        + parts
        + b"--x--\r\n"
    )


def files_of(processed) -> list[tuple[str, bool]]:
    rows = Attachment.objects.filter(message_id=processed.message_id).order_by("pk")
    return [(row.problem, row.file_id is not None) for row in rows]


def notices_of(processed) -> list[str]:
    return list(Message.objects.get(pk=processed.message_id).notices)


def nobody() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


def test_an_infected_file_is_not_kept_and_the_message_says_so(desk, settings):
    with clamd() as settings.CLAMD:
        received = desk.receive(mail_with(BAD, GOOD))
    assert received.outcome == "ticket"
    assert files_of(received) == [("infected", False), ("", True)]
    assert notices_of(received) == ["file_infected"]


def test_by_a_socket_of_the_machine_it_is_the_same(desk, settings, tmp_path):
    with clamd(path=tmp_path / "clamd.ctl") as settings.CLAMD:
        assert files_of(desk.receive(mail_with(BAD))) == [("infected", False)]


def test_without_the_setting_nobody_is_asked(desk, settings):
    settings.CLAMD = ""
    assert files_of(desk.receive(mail_with(BAD))) == [("", True)]


@pytest.mark.parametrize(
    "answer",
    [b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK FOUND OK\0", b"", b"\xff" * 5000],
    ids=repr,
)
def test_a_scanner_that_cannot_tell_holds_the_file_back(desk, settings, answer):
    with clamd(lambda _content: answer) as settings.CLAMD:
        received = desk.receive(mail_with(GOOD))
    assert files_of(received) == [("unchecked", False)]
    assert notices_of(received) == ["file_unchecked"]


def test_a_scanner_that_never_answers_is_given_up_and_not_asked_for_the_next_file(
    desk, settings, monkeypatch
):
    monkeypatch.setattr(scanner, "ANSWER_SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.CLAMD = f"127.0.0.1:{silent.getsockname()[1]}"
        received = desk.receive(mail_with(GOOD, GOOD + b"2"))
        silent.settimeout(1)
        asked, _ = silent.accept()
        asked.close()
        silent.settimeout(0.1)
        with pytest.raises(TimeoutError):
            silent.accept()
    assert files_of(received) == [("unchecked", False)] * 2


def test_what_was_held_back_is_checked_again_and_shown_or_taken_away(desk, settings):
    settings.CLAMD = nobody()
    received = desk.receive(mail_with(BAD, GOOD))
    check_held()
    assert files_of(received) == [("unchecked", False), ("unchecked", False)]
    with clamd() as settings.CLAMD:
        check_held()
    assert files_of(received) == [("infected", False), ("", True)]
    shown = Attachment.objects.get(message_id=received.message_id, problem="")
    assert shown.file.references == 1
    check_held()
    shown.file.refresh_from_db()
    assert shown.file.references == 1


def test_what_is_held_back_and_has_no_original_any_more_is_lost_and_stops_nobody(desk, settings):
    settings.CLAMD = nobody()
    lost, other = desk.receive(mail_with(GOOD)), desk.receive(mail_with(GOOD + b"2"))
    RawMail.objects.filter(message_id=lost.message_id).update(file=None)
    with clamd() as settings.CLAMD:
        check_held()
    assert (files_of(lost), files_of(other)) == ([("lost", False)], [("", True)])

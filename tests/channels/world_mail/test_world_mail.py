"""Mail as the world sends it: clients of many makers and languages, servers, and bytes that are not as they should."""

from __future__ import annotations

import pytest

from atiende.channels.rules.mail.understanding import understand
from tests.channels.world_mail.judging import OWN, Case, differences, machines, odd_bytes, people

HEAD = b"From: Ana <ana@correo.example>\r\nTo: soporte@nova.example\r\nSubject: a\r\n"
PART = b'--x\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nABC\r\n'


def _named(cases: list[Case]) -> list[object]:
    return [pytest.param(case, id=case.name) for case in cases]


@pytest.mark.parametrize("case", _named(people()))
def test_what_people_write_is_told_from_what_their_clients_add(case: Case):
    assert differences(case) == []


@pytest.mark.parametrize("case", _named(machines()))
def test_machines_are_told_from_people(case: Case):
    assert differences(case) == []


@pytest.mark.parametrize("case", _named(odd_bytes()))
def test_a_mail_is_read_through_its_faults(case: Case):
    assert differences(case) == []


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(HEAD + b"\r\nHola. " + b"palabra " * 30_000, id="very long line"),
        pytest.param(HEAD + b"X-Larga: " + b"x" * 200_000 + b"\r\n\r\nHola.\r\n", id="very long head"),
        pytest.param(HEAD + b"Received: from a by b\r\n" * 5000 + b"\r\nHola.\r\n", id="very many heads"),
        pytest.param(
            HEAD + b"Cc: " + b", ".join(b"p%d@correo.example" % n for n in range(500)) + b"\r\n\r\nHola.\r\n",
            id="very many people",
        ),
        pytest.param(
            HEAD
            + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n\r\nHola.\r\n'
            + PART * 1000
            + b"--x--\r\n",
            id="very many parts",
        ),
    ],
)
def test_too_much_of_one_thing_leaves_the_rest_readable(raw: bytes):
    read = understand(raw, own_addresses=OWN)
    assert read.split.visible_text.startswith("Hola.")
    assert (read.mail.subject, read.mail.sender and read.mail.sender.email) == ("a", "ana@correo.example")

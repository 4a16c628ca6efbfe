"""Large files take a quicker way through the reader, and come out with the very same bytes."""

from __future__ import annotations

import base64
import hashlib
import random
from collections.abc import Callable

import pytest

from atiende.channels.rules.mail.reading import content_digest, read_mail
from atiende.channels.rules.mail.reading.transfer import BASE64_DAMAGED, undone

FILE = random.Random(7).randbytes(300_001)
HEAD = b"From: ana@x.es\r\nMessage-ID: <uno@x.es>\r\n\r\n"


def lines(content: bytes, *, length: int = 76, end: bytes = b"\r\n") -> bytes:
    letters = base64.b64encode(content)
    return b"".join(letters[at : at + length] + end for at in range(0, len(letters), length))


@pytest.mark.parametrize("size", [300_000, 300_001, 300_002, 98_304, 65_536 * 3])
@pytest.mark.parametrize(
    "write",
    [
        lines,
        lambda content: lines(content, end=b"\n"),
        lambda content: lines(content, length=61, end=b"\r\n\r\n"),
        base64.b64encode,
        lambda content: lines(content) + b"\r\n\r\n" * 40_000,
        lambda content: lines(content, end=b" \t\r\n"),
        lambda content: b"\r\n" + lines(content).rstrip(b"=\r\n"),
    ],
)
def test_a_sound_file_is_read_whatever_its_lines(write: Callable[[bytes], bytes], size: int) -> None:
    content = (FILE * 2)[:size]
    written = write(content)
    assert undone(memoryview(written), "base64") in ((content, ""), (content, BASE64_DAMAGED))


def test_pieces_that_were_encoded_apart_are_joined() -> None:
    written = lines(FILE[:150_001]) + lines(FILE[150_001:])
    assert undone(memoryview(written), "base64") == (FILE, "")


def test_strange_signs_within_are_left_out() -> None:
    written = lines(FILE)
    damaged = written[:200_000] + b"*" + written[200_000:]
    assert undone(memoryview(damaged), "base64")[0] == FILE


def test_a_file_cut_off_keeps_what_came() -> None:
    content, problem = undone(memoryview(lines(FILE)[:250_003]), "base64")
    assert FILE.startswith(bytes(content))
    assert len(content) > 180_000
    assert problem == BASE64_DAMAGED


def test_it_is_the_same_file_as_part_of_a_mail() -> None:
    mail = HEAD.replace(
        b"\r\n\r\n", b"\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    (attachment,) = read_mail(mail + lines(FILE)).attachments
    assert attachment.content == FILE


EVEN = (b"x" * 76 + b"\r\n") * 9000


@pytest.mark.parametrize(
    "body",
    [
        EVEN,
        b"y" * 33 + b"\r\n" + EVEN,
        EVEN.replace(b"\r\n", b"\n"),
        EVEN[:350_000] + b"\r" + EVEN[350_000:],
        EVEN[:350_002] + b"\r" + EVEN[350_003:],
        EVEN.replace(b"x\r\n", b"x\ry", 5),
        (b"x" * 76 + b"\r\r\n") * 9000,
        (b"x" * 76 + b"\n\r") * 9000,
        EVEN + b"\r" * 1000 + EVEN,
        b"\r\n" * 300_000 + b"x",
    ],
)
def test_the_digest_makes_pairs_alike_and_nothing_else(body: bytes) -> None:
    alike = body.rstrip(b"\r\n \t").replace(b"\r\n", b"\n")
    expected = hashlib.sha256(b"from:ana@x.es\nmessage-id:<uno@x.es>\n\n" + alike).digest()
    assert content_digest(HEAD + body) == expected

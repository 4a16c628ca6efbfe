"""Mail made to be too much: it is bounded, and what was left out is said."""

from __future__ import annotations

import base64
import time
import tracemalloc

import pytest

from atiende.channels.rules.mail.reading import content_digest, read_mail

HEAD = b"From: a@x.es\r\nSubject: x\r\n"


def test_a_header_of_1_mb_leaves_the_mail_readable() -> None:
    mail = read_mail(HEAD + b"X-Largo: " + b"palabra " * 140_000 + b"\r\n\r\nHola")

    assert mail.text == "Hola"
    assert any("header field is too long" in problem for problem in mail.problems)


def test_5000_recipients_are_all_there() -> None:
    to = b",\r\n ".join(b'"Persona, %d" <p%d@example.es>' % (n, n) for n in range(5000))

    mail = read_mail(HEAD + b"To: " + to + b"\r\n\r\nHola")

    assert len(mail.to) == 5000
    assert (mail.to[4999].name, mail.problems) == ("Persona, 4999", ())


def test_more_recipients_than_anybody_has_are_cut_and_it_is_said() -> None:
    mail = read_mail(HEAD + b"To: " + b", ".join(b"p%d@x.es" % n for n in range(20_000)) + b"\r\n\r\nHola")

    assert len(mail.to) == 10_000
    assert any("too many recipients" in problem for problem in mail.problems)


def test_100000_parts_inside_each_other() -> None:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(100_000)
    )

    mail = read_mail(HEAD + nested + b"\r\nHola")

    assert any("nested too deeply" in problem for problem in mail.problems)
    assert b"Hola" in mail.attachments[-1].content


def test_10000_parts_are_kept_as_one_file_from_the_thousandth_on() -> None:
    parts = b"".join(b"--b\r\nContent-Type: image/png\r\n\r\n%d\r\n" % n for n in range(10_000))

    mail = read_mail(HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts + b"--b--\r\n")

    assert any("too many parts" in problem for problem in mail.problems)
    assert b"9999" in mail.attachments[-1].content
    assert len(mail.attachments) <= 1001


def test_too_many_fields_are_cut_and_it_is_said() -> None:
    mail = read_mail(HEAD + b"X: y\r\n" * 20_000 + b"\r\nHola")

    assert mail.text == "Hola"
    assert any("its end was left out" in problem for problem in mail.problems)


@pytest.mark.slow
def test_a_mail_of_80_mb_costs_its_file_and_no_more() -> None:
    encoded = base64.encodebytes(b"0123456789ab" * 5_000_000)
    raw = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHola\r\n--b\r\n"
    raw += (
        b"Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + encoded
        + b"\r\n--b--"
    )
    tracemalloc.start()

    mail = read_mail(raw)
    content_digest(raw)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(mail.attachments[0].content) == 60_000_000
    assert peak < 90_000_000


HOSTILE = {
    "quotes": b"To: " + b'"' * 100_000,
    "brackets": b"To: " + b"<" * 100_000,
    "comments": b"To: " + b"(" * 100_000,
    "comments of the type": b"Content-Type: " + b"(" * 100_000,
    "parameters": b"Content-Type: text/plain" + b"; a*0*=x" * 50_000,
    "no parameters": b"Content-Type: text/plain;" + b"a" * 400_000,
    "blanks": b"Content-Type: text/plain;" + b" " * 400_000,
    "halves of words": b"Subject: " + b"=?a?q?" * 80_000,
    "numbers for a date": b"Date: " + b"1 " * 200_000,
    "ids": b"Message-ID: " + b"<" * 300_000,
    "enriched": b"Content-Type: text/enriched\r\n\r\n" + b"<param>" * 200_000,
    "rtf": b"Content-Type: text/rtf\r\n\r\n{\\rtf1 " + b"{" * 100_000,
    "begins": b"\r\n" + b"begin 644 a\r\n" * 50_000,
    "groups": b"Content-Type: message/delivery-status\r\n\r\n" + b"\r\n\r\nA: b\r\n" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_grows_with_the_square_of_what_is_sent(name: str) -> None:
    begun = time.process_time()

    read_mail(HEAD + HOSTILE[name] + b"\r\n\r\nHola")

    assert time.process_time() - begun < 5

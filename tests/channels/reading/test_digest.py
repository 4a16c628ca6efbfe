"""The fingerprint by which a copy is known."""

from __future__ import annotations

import pytest

from atiende.channels.rules.mail.reading import content_digest

MAIL = b"From: ana@x.es\r\nMessage-ID: <uno@x.es>\r\nSubject: Hola\r\n\r\nNo me llega\r\n"


@pytest.mark.parametrize(
    "trace",
    [
        b"Received: from a by b; Tue, 3 Nov 2026 10:11:01 +0100\r\n",
        b"Delivered-To: otro@x.es\r\n",
        b"X-Original-To: otro@x.es\r\n",
        b"Return-Path: <ana@x.es>\r\n",
        b"Authentication-Results: mx; spf=pass\r\n",
        b"ARC-Seal: i=1; a=rsa-sha256\r\n",
        b"X-Spam-Status: No, score=1\r\n",
        b"DKIM-Signature: v=1; a=rsa-sha256\r\n",
        b"From marta@x.es Tue Nov  3 10:11:01 2026\r\n",
    ],
)
def test_1_3_a_copy_by_another_way_is_the_same_mail(trace: bytes) -> None:
    assert content_digest(trace + MAIL) == content_digest(MAIL)


def test_line_ends_and_blank_lines_at_the_end_do_not_count() -> None:
    assert content_digest(MAIL.replace(b"\r\n", b"\n") + b"\n\n") == content_digest(MAIL)


@pytest.mark.parametrize(
    "other",
    [
        MAIL.replace(b"No me llega", b"Ya ha llegado"),
        MAIL.replace(b"Hola", b"Adios"),
        MAIL.replace(b"ana@", b"eva@"),
        MAIL.replace(b"Subject", b"To: b@x.es\r\nSubject"),
        MAIL.replace(b"uno@", b"dos@"),
    ],
)
def test_1_other_mails_with_one_id_are_told_apart(other: bytes) -> None:
    assert content_digest(other) != content_digest(MAIL)


def test_a_long_body_is_read_in_pieces_without_splitting_a_line_end() -> None:
    for shift in range(4):
        body = b"a" * shift + b"x\r\n" * 700_000
        assert content_digest(MAIL + body) == content_digest(
            MAIL.replace(b"\r\n", b"\n") + body.replace(b"\r\n", b"\n")
        )


def test_bytes_that_are_no_mail_have_one_too() -> None:
    assert content_digest(b"\x89PNG") != content_digest(b"GIF89a")

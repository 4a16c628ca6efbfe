"""Whatever the bytes, a mail is read or refused, and nothing else happens."""

from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from atiende.channels.rules.mail.classifying import classify
from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.reading import content_digest, read_mail
from atiende.channels.rules.mail.refusals import NotAMessage, UnreadableMail

NAMES = st.sampled_from(
    [
        "From",
        "To",
        "Cc",
        "Subject",
        "Date",
        "Message-ID",
        "References",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Content-Disposition",
        "Return-Path",
        "Delivered-To",
        "MIME-Version",
        "Auto-Submitted",
        "X-Failed-Recipients",
    ]
)
VALUES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [
            b"multipart/mixed; boundary=b",
            b"multipart/alternative; boundary=b",
            b"multipart/report; report-type=delivery-status; boundary=b",
            b"text/plain; charset=utf-7",
            b"text/html; charset=x",
            b"message/rfc822",
            b"text/calendar",
            b"application/ms-tnef",
            b"message/delivery-status",
            b"base64",
            b"quoted-printable",
            b"x-uuencode",
            b"attachment; filename*0*=utf-8''%ff",
            b"=?utf-8?b?//79?=",
        ]
    ),
)
HEADS = st.lists(st.tuples(NAMES, VALUES), max_size=6).map(
    lambda fields: b"".join(name.encode() + b": " + value + b"\r\n" for name, value in fields) + b"\r\n"
)
BODIES = st.one_of(
    st.binary(max_size=200), st.sampled_from([b"--b\r\n", b"--b--\r\n", b"\r\n", b"begin 644 a\r\n"])
)
MAILS = st.lists(st.one_of(HEADS, BODIES), max_size=8).map(
    lambda pieces: b"From: a@x.es\r\n" + b"".join(pieces)
)


def read_or_refused(raw: bytes) -> ReadMail | None:
    with contextlib.suppress(NotAMessage):
        try:
            return read_mail(raw)
        except UnreadableMail as refusal:
            if refusal.__cause__ is not None:  # the reader itself broke
                raise refusal.__cause__ from refusal
    return None


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    read_or_refused(raw)
    assert len(content_digest(raw)) == 32


@settings(max_examples=500, deadline=None)
@given(MAILS)
def test_any_mail(raw: bytes) -> None:
    mail = read_or_refused(raw)

    assert content_digest(raw) == content_digest(raw)
    if mail is not None:
        classify(mail, own_addresses=frozenset({"a@x.es"}))
        shown = [mail.subject, mail.text, mail.html, *(file.name for file in mail.attachments)]
        assert not any("\x00" in text for text in shown)
        "".join(shown).encode()
        assert all(file.name and "/" not in file.name for file in mail.attachments)

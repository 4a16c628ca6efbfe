"""Subjects with emoji and from right to left leave as headers that every server takes, and are read as written."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

import pytest

from atiende.channels.rules.mail.subjects import LIMIT, subject_with_number
from atiende.channels.sending.headers import mail_policy

FAMILY = "👩‍👩‍👧‍👦"


@pytest.mark.parametrize("is_utf8", [False, True])
@pytest.mark.parametrize(
    "subject",
    [f"{FAMILY} no llega", FAMILY * 60, "مرحبا 🛋️ طلب", "ñ" * 240],
    ids=["one", "many", "rtl", "long"],
)
def test_a_subject_is_read_as_it_was_written(subject: str, is_utf8: bool) -> None:
    mail = EmailMessage(policy=mail_policy(is_utf8=is_utf8))
    mail["Subject"] = written = subject_with_number(subject, 1042)
    mail.set_content("x")
    sent = mail.as_bytes()
    head = sent.partition(b"\r\n\r\n")[0]
    assert max(map(len, head.split(b"\r\n"))) <= 998
    assert is_utf8 or head.isascii()
    assert email.message_from_bytes(sent, policy=email.policy.default)["Subject"] == written


def test_a_long_subject_ends_between_two_emojis_and_keeps_its_number() -> None:
    subject = subject_with_number(FAMILY * 100, 1042)
    core = subject.removeprefix("Re: ").removesuffix(" [#1042]")
    assert core == FAMILY * (LIMIT // len(FAMILY))


def test_a_subject_from_right_to_left_leaves_the_number_in_its_place_and_is_isolated_once() -> None:
    first = subject_with_number("مرحبا", 1042)
    assert first == "Re: \u2068مرحبا\u2069 [#1042]"
    assert subject_with_number(f"RE: {first}", 1042).count("\u2068") == 1

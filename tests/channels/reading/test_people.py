from __future__ import annotations

import pytest

from atiende.channels.rules.mail.reading import read_mail
from atiende.channels.rules.mail.reading.addresses import addresses

CASES = [
    ("ana@example.es", [("ana@example.es", "")]),
    ("Ana Ruiz <Ana@Example.ES>", [("ana@example.es", "Ana Ruiz")]),
    ('"Ruiz, Ana" <ana@example.es>, b@example.es', [("ana@example.es", "Ruiz, Ana"), ("b@example.es", "")]),
    ("=?UTF-8?Q?Ruiz=2C_Ana?= <ana@example.es>", [("ana@example.es", "Ruiz, Ana")]),
    ("ana@example.es (Ana Ruiz)", [("ana@example.es", "Ana Ruiz")]),
    ("Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>", [("pete@silly.test", "Pete")]),
    ("Grupo: a@x.es, B <b@x.es>;", [("a@x.es", ""), ("b@x.es", "B")]),
    ("undisclosed-recipients:;", []),
    ("a@x.es; b@x.es", [("a@x.es", ""), ("b@x.es", "")]),
    ("a@x.es, , a@x.es", [("a@x.es", "")]),
    ("Big Bug bb@bug.com", [("bb@bug.com", "Big Bug")]),
    ("alice@example.com <bob@example.com>", [("bob@example.com", "alice@example.com")]),
    ("<@relay.tld:mary@example.net>", [("mary@example.net", "")]),
    ("jdoe@test   . example", [("jdoe@test.example", "")]),
    ("José <josé@españa.es>", [("josé@españa.es", "José")]),
    ("ana@xn--espaa-rta.es", [("ana@xn--espaa-rta.es", "")]),
    ("mailto:ana@example.es", [("ana@example.es", "")]),
    ('"juan perez"@example.com', [('"juan perez"@example.com', "")]),
    ('Juan <"juan perez"@example.com>', [('"juan perez"@example.com', "Juan")]),
    ('"juan"@example.com', [("juan@example.com", "")]),
    ('"Ruiz, Ana" "ana ruiz"@example.com, b@x.es', [('"ana ruiz"@example.com', "Ruiz, Ana"), ("b@x.es", "")]),
    ("Juan <Juan Perez juan@x.es>", [("juan@x.es", "Juan")]),
    ("=?utf-8?Q?Juan_=3Cjuan=40x.es=3E?=", [("juan@x.es", "Juan")]),
    ("=?utf-8?B?anVhbkB4LmVz?=", [("juan@x.es", "")]),
    ("=?utf-8?Q?juan=40otro.es?= <a@x.es>", [("a@x.es", "juan@otro.es")]),
    ("", []),
    ("nadie", []),
    ("<>", []),
    ('"', []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_people_of_a_header(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(who.email, who.name) for who in addresses(text)] == expected


def test_a_name_cannot_bring_line_breaks_or_turn_the_text_round() -> None:
    (who,) = addresses('"Ana\r\n\u202etxt.exe" <ana@example.es>')

    assert who.name == "Anatxt.exe" or who.name == "Ana txt.exe"


def test_sender_falls_back_to_the_sender_field() -> None:
    assert read_mail(b"From: nadie\nSender: ana@example.es\n\nx").sender.email == "ana@example.es"  # type: ignore[union-attr]
    assert read_mail(b"From:\nSubject: x\n\nx").sender is None
    assert read_mail(b"From: a@x.es, b@x.es\n\nx").sender.email == "a@x.es"  # type: ignore[union-attr]


def test_several_fields_of_one_name_are_all_read() -> None:
    mail = read_mail(b"From: a@x.es\nTo: b@x.es\nTo: c@x.es\n\nx")

    assert [who.email for who in mail.to] == ["b@x.es", "c@x.es"]


def test_where_it_was_delivered() -> None:
    mail = read_mail(
        b"Delivered-To: Soporte+C123456@x.es\nX-Original-To: info@x.es\nEnvelope-To: <ventas@x.es>\nFrom: a@x.es\n\nx"
    )

    assert mail.delivered_to == ("soporte+c123456@x.es", "info@x.es", "ventas@x.es")


@pytest.mark.parametrize(
    ("header", "path"), [("", None), ("Return-Path: <>\n", ""), ("Return-Path: <A@x.es>\n", "a@x.es")]
)
def test_the_null_sender_is_told_from_none(header: str, path: str | None) -> None:
    assert read_mail(f"{header}From: a@x.es\n\nx".encode()).return_path == path

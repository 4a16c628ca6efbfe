from __future__ import annotations

import base64

import pytest

from atiende.channels.rules.mail.reading import read_mail
from atiende.channels.rules.mail.reading.charsets import decoded
from atiende.channels.rules.mail.reading.words import value_text

SPANISH = "¿Cuándo llegará mi pedido? El niño lo espera. Precio: 20 €"


@pytest.mark.parametrize(
    ("written", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "UTF8"),
        ("utf-8", ""),
        ("utf-8", "iso-8859-1"),
        ("utf-8", "us-ascii"),
        ("utf-8", "no-such-charset"),
        ("cp1252", "windows-1252"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("cp1252", "us-ascii"),
        ("iso8859-15", "iso-8859-15"),
        ("utf-7", "utf-7"),
        ("utf-16", "utf-16"),
    ],
)
def test_spanish_is_read_whatever_its_label_says(written: str, declared: str) -> None:
    assert decoded(SPANISH.encode(written), declared) == SPANISH


@pytest.mark.parametrize(
    ("text", "written", "declared"),
    [
        ("すみません。", "iso2022_jp", "iso-2022-jp"),
        ("すみません。", "iso2022_jp", "us-ascii"),
        ("すみません。", "cp932", "Shift_JIS"),
        ("您好，世界，镕", "gb18030", "gb2312"),
        ("스티해", "cp949", "ks_c_5601-1987"),
        ("Привет, мир", "koi8-r", "koi8-r"),
        ("Привет, мир, это письмо о заказе, который не пришел. Спасибо за ответ. " * 3, "cp1251", ""),
        ("ตัวอย่าง", "cp874", "tis-620"),
        ("Ğüzel", "cp1254", "iso-8859-9"),
    ],
)
def test_other_alphabets(text: str, written: str, declared: str) -> None:
    assert decoded(text.encode(written), declared) == text


@pytest.mark.parametrize(
    "declared", ["zlib", "unicode_escape", "idna", "punycode", "undefined", "\x00", "x" * 500, "utf-8\n"]
)
def test_a_name_that_is_no_character_set_does_no_harm(declared: str) -> None:
    assert decoded("señal".encode(), declared) == "señal"


def test_no_character_that_a_store_refuses() -> None:
    assert decoded(b"a\x00b", "utf-8") == "ab"
    assert "\ud800" not in decoded(b"+2AA-", "utf-7")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (b"=?UTF-8?Q?Se=C3=B1al?=", "Señal"),
        (b"=?utf-8?b?U2XDsWFs?=", "Señal"),
        (b"=?UTF-8?B?U2XDsWFs", "=?UTF-8?B?U2XDsWFs"),
        (b"=?UTF-8?Q?Se=C3?= =?UTF-8?Q?=B1al?=", "Señal"),
        (b"=?UTF-8?Q?uno?=\r\n =?iso-8859-1?Q?_a=F1o?=", "uno año"),
        (b"Re: =?UTF-8?Q?Se=C3=B1al?= de pago", "Re: Señal de pago"),
        (b"=?iso-8859-1*es?Q?a=F1o?=", "año"),
        (b"=?UTF-8?Q?con espacios dentro?=", "con espacios dentro"),
        (b"=?no-such?Q?hola?=", "hola"),
        (b"=?utf-8?B?U2XDsWFs=?=", "Señal"),
        (b"=?utf-8?B?!!!?=x", "x"),
        ("Señal cruda".encode(), "Señal cruda"),
        ("Señal cruda".encode("cp1252"), "Señal cruda"),
        (b"uno\r\n\tdos", "uno dos"),
    ],
)
def test_header_values(value: bytes, text: str) -> None:
    assert value_text(value) == text


def test_raw_8_bit_of_a_header_is_of_the_charset_of_the_body() -> None:
    raw = (
        b"From: a@x.es\nSubject: "
        + "Привет".encode("koi8-r")
        + b"\nContent-Type: text/plain; charset=koi8-r\n\nx"
    )

    assert read_mail(raw).subject == "Привет"


def test_html_that_declares_its_charset_only_inside() -> None:
    html = '<html><head><meta charset="iso-8859-2"></head><p>Źródło</p>'
    raw = b"From: a@x.es\nContent-Type: text/html\n\n" + html.encode("iso-8859-2")

    assert "Źródło" in read_mail(raw).html


@pytest.mark.parametrize("cut", [0, 1, 2, 3])
def test_base64_that_breaks_off_shows_what_there_is(cut: int) -> None:
    content = base64.b64encode(b"Hola, no me ha llegado")
    raw = b"From: a@x.es\nContent-Transfer-Encoding: base64\n\n" + content[: len(content) - 4 - cut]

    mail = read_mail(raw)

    assert mail.text.startswith("Hola, no me ha lle")


def test_base64_in_pieces_is_whole() -> None:
    pieces = base64.encodebytes(b"Hola, ") + base64.encodebytes(b"buenos d") + base64.encodebytes(b"ias")

    assert (
        read_mail(b"From: a@x.es\nContent-Transfer-Encoding: base64\n\n" + pieces).text == "Hola, buenos dias"
    )


def test_a_footer_after_base64_brings_no_rubbish() -> None:
    raw = (
        b"From: a@x.es\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(b"Hola!!")
        + b"\n-- \nAviso legal\n"
    )

    assert read_mail(raw).text.startswith("Hola!!")
    assert "�" not in read_mail(raw).text


def test_damaged_quoted_printable() -> None:
    raw = b"From: a@x.es\nContent-Transfer-Encoding: quoted-printable\n\nbien =C3=B3 mal =ZZ fin ="

    assert read_mail(raw).text.startswith("bien ó mal =ZZ fin")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"=?utf-8?B?PT91dGYtOD9RP0E9QzM9QjFvPz0=?=", "Año"),
        (b"Re: =?utf-8?Q?=3D=3Futf-8=3FQ=3FA=3DC3=3DB1o=3F=3D?=", "Re: Año"),
        (b"=?utf-8?Q?=3D=3F_a_=3F=3D?=", "=? a ?="),
    ],
)
def test_a_value_that_was_encoded_twice(written: bytes, read: str) -> None:
    assert value_text(written) == read

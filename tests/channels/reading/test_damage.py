from __future__ import annotations

import base64
import datetime as dt

import pytest

from atiende.channels.rules.mail.reading import read_mail

from .mails import HEADERS, multipart, part, plain


def test_without_the_last_boundary_all_is_there_and_it_is_said() -> None:
    mail = read_mail(multipart(part("Hola"), part("x", "application/pdf; name=a.pdf"), closed=False))

    assert (mail.text.strip(), len(mail.attachments)) == ("Hola", 1)
    assert "ends before" in mail.problems[0]


def test_a_boundary_that_is_not_the_one_named_is_found() -> None:
    raw = multipart(part("Hola"), part("<p>Hola</p>", "text/html"), kind="alternative").replace(
        b'boundary="frontera"', b'boundary="falsa"'
    )

    mail = read_mail(raw)

    assert (mail.text.strip(), mail.html.strip()) == ("Hola", "<p>Hola</p>")


def test_without_any_boundary_the_body_is_text() -> None:
    mail = read_mail(plain("Hola\n", extra="Content-Type: multipart/mixed\n"))

    assert mail.text.strip() == "Hola"
    assert "told apart" in mail.problems[0]


def test_a_boundary_that_another_begins_with() -> None:
    raw = plain(
        "--a\nContent-Type: multipart/alternative; boundary=ab\n\n--ab\n\nHola\n--ab--\n"
        "--a\nContent-Type: image/png\n\nx\n--a--\n",
        extra="Content-Type: multipart/mixed; boundary=a\n",
    )
    mail = read_mail(raw)

    assert (mail.text.strip(), len(mail.attachments)) == ("Hola", 1)


@pytest.mark.parametrize(
    "media_type", ["", "text", "basura; x", "text/", "/", "multipart", "=?utf-8?q?text/plain?="]
)
def test_a_type_that_is_none_is_text(media_type: str) -> None:
    assert "Hola" in read_mail(plain("Hola", extra=f"Content-Type: {media_type}\n")).text


@pytest.mark.parametrize("encoding", ["8-bits", "7-bit", "text/html", ";", "basura"])
def test_an_encoding_that_is_none_changes_nothing(encoding: str) -> None:
    assert read_mail(plain("Hola", extra=f"Content-Transfer-Encoding: {encoding}\n")).text == "Hola"


@pytest.mark.parametrize("encoding", ["base64 (x)", "BASE-64", '"base64"', "x-base64;", "base64 (a) ;"])
def test_the_name_of_an_encoding_is_its_letters(encoding: str) -> None:
    assert read_mail(plain("SG9sYQ==", extra=f"Content-Transfer-Encoding: {encoding}\n")).text == "Hola"


@pytest.mark.parametrize(
    ("media_type", "text", "html", "files"),
    [
        ("plain/text", "Hola", "", 0),
        ("html/text", "", "Hola", 0),
        ("text/pain", "Hola", "", 0),
        ("text / html", "", "Hola", 0),
        ("text\\html", "", "Hola", 0),
        ("text/csv", "", "", 1),
        ("text/x-vcard", "", "", 1),
        ("application/plain", "", "", 1),
    ],
)
def test_a_misspelt_type_is_the_one_it_means(media_type: str, text: str, html: str, files: int) -> None:
    mail = read_mail(plain("Hola", extra=f"Content-Type: {media_type}\n"))
    assert (mail.text, mail.html, len(mail.attachments)) == (text, html, files)


BASE64 = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n"


@pytest.mark.parametrize("words", ["SG9sYSwgc2XDsW9yLg0K", "SG9sYSwgc2XDsW9yLgo="])
@pytest.mark.parametrize(
    "footer",
    ["____\nLista de correo\n", "-- \nEste mensaje pasó por la lista.\n", "\nBaja: https://x.es/b c\n"],
)
def test_a_footer_below_base64_is_left_out(words: str, footer: str) -> None:
    assert read_mail(plain(f"{words}\n{footer}", extra=BASE64)).text.strip() == "Hola, señor."


def test_a_footer_below_a_long_base64_leaves_all_of_it() -> None:
    words = base64.encodebytes(b"Hola. " * 5000).decode()
    mail = read_mail(plain(f"{words}____\nLista de correo\n", extra=BASE64))
    assert mail.text == "Hola. " * 5000


def test_a_damaged_line_of_base64_is_no_footer() -> None:
    words = base64.encodebytes(b"Hola. " * 100).decode().splitlines()
    words[2] = words[2][:30] + "!?" + words[2][30:]
    assert read_mail(plain("\n".join(words), extra=BASE64)).text == "Hola. " * 100


@pytest.mark.parametrize("blanks", [" ", "\t ", "   "])
def test_blanks_behind_a_soft_break(blanks: str) -> None:
    extra = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
    assert read_mail(plain(f"Hola se={blanks}\n=C3=B1or", extra=extra)).text == "Hola señor"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Una frase que se par \nte aqui.", "Una frase que se parte aqui."),
        ("Una frase  \nque se par \nte aqui.", "Una frase que se parte aqui."),
        ("Una frase \nque no \nsabe de ello.", "Una frase que no sabe de ello."),
        ("> citado \n> más\nHola  \nAna", "> citado \n> más\nHola Ana"),
    ],
)
def test_flowed_text_that_gives_up_its_blanks(body: str, text: str) -> None:
    extra = "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n"
    assert read_mail(plain(body, extra=extra)).text == text


def test_a_subject_is_not_turned_round() -> None:
    headers = "From: a@x.es\nSubject: Factura \u202efdp.exe\u202c\n"
    assert read_mail(plain(headers=headers)).subject == "Factura fdp.exe"


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Tue, 3 Nov 2026 10:11:01 +0100", dt.datetime(2026, 11, 3, 9, 11, 1, tzinfo=dt.UTC)),
        ("Tue, 3 Nov 2026 10:11:01 -0000", dt.datetime(2026, 11, 3, 10, 11, 1, tzinfo=dt.UTC)),
        ("3 Nov 26 10:11 EST", dt.datetime(2026, 11, 3, 15, 11, tzinfo=dt.UTC)),
        ("mar, 3 nov 2026 10:11:01 +0100", dt.datetime(2026, 11, 3, 9, 11, 1, tzinfo=dt.UTC)),
        ("lun, 5 ene 2026 10:00:00 +0000", dt.datetime(2026, 1, 5, 10, tzinfo=dt.UTC)),
        ("2026-11-03T10:11:01Z", dt.datetime(2026, 11, 3, 10, 11, 1, tzinfo=dt.UTC)),
        ("2026-11-03 10:11:01", dt.datetime(2026, 11, 3, 10, 11, 1, tzinfo=dt.UTC)),
        ("ayer por la tarde", None),
        ("", None),
        ("Tue, 99 Nov 99999 99:99:99 +9999", None),
        ("1 " * 5000, None),
    ],
)
def test_dates(date: str, moment: dt.datetime | None) -> None:
    raw = f"From: a@x.es\nDate: {date}\n\nx".encode()

    assert read_mail(raw).sent_at == moment


def test_ids() -> None:
    mail = read_mail(
        b'From: a@x.es\nMessage-ID: < uno\n @x.es >\nIn-Reply-To: Su mensaje "x" <dos@x.es>\n'
        b"References: <tres@x.es>\n <cuatro@x.es> <tres@x.es> basura\n\nx"
    )

    assert (mail.message_id, mail.in_reply_to, mail.references) == (
        "uno@x.es",
        ("dos@x.es",),
        ("tres@x.es", "cuatro@x.es"),
    )


def test_an_id_without_brackets_is_an_id_and_none_is_none() -> None:
    assert read_mail(b"From: a@x.es\nMessage-ID: 12223\n\nx").message_id == "12223"
    assert read_mail(b"From: a@x.es\nMessage-ID:\n\nx").message_id == ""
    assert read_mail(b"From: a@x.es\n\nx").message_id == ""


def test_no_name_of_a_field_is_lost() -> None:
    mail = read_mail(HEADERS.encode() + b"X-Uno: a\nx-uno: b\n\nx")

    assert mail.headers["x-uno"] == ("a", "b")
    assert mail.header("X-UNO") == "a"

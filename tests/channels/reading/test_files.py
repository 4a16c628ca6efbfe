from __future__ import annotations

import binascii
import hashlib

import pytest

from atiende.channels.rules.mail.reading import read_mail

from .mails import multipart, part, plain


def only_file(raw: bytes):  # type: ignore[no-untyped-def]
    (file,) = read_mail(raw).attachments
    return file


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_case_23_an_attached_mail_is_kept_byte_for_byte(end: bytes) -> None:
    inner = b"From: a@x.es\nSubject: =?utf-8?q?Factura_n=C2=BA_7?=\n\n  sangr\xeda \t\nfin\n\n".replace(
        b"\n", end
    )
    outer = b"From: b@x.es\nContent-Type: multipart/mixed; boundary=f\n\n--f\n\nVa adjunto\n"
    outer += b"--f\nContent-Type: message/rfc822\n\n"
    raw = outer.replace(b"\n", end) + inner + end + b"--f--" + end

    file = only_file(raw)

    assert hashlib.sha256(file.content).digest() == hashlib.sha256(inner).digest()
    assert file.name == "Factura nº 7.eml"
    assert file.media_type == "message/rfc822"


def test_each_mail_of_a_digest_is_a_file() -> None:
    mail = read_mail(multipart("\nSubject: uno\n\na", "\nSubject: dos\n\nb", kind="digest"))

    assert [file.name for file in mail.attachments] == ["uno.eml", "dos.eml"]


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="factura.pdf"', "factura.pdf"),
        ("attachment; filename=factura de mayo.pdf", "factura de mayo.pdf"),
        ("attachment; filename*=UTF-8''a%C3%B1o%202026.pdf", "año 2026.pdf"),
        ('attachment; filename*0="fac"; filename*1="tura.pdf"', "factura.pdf"),
        ("attachment; filename*1*=%B1o.pdf; filename*0*=utf-8'es'a%C3", "año.pdf"),
        ('attachment; filename="=?UTF-8?Q?a=C3=B1o.pdf?="', "año.pdf"),
        ("attachment; filename==?UTF-8?B?YcOxby5wZGY=?=", "año.pdf"),
        ('attachment; filename="año.pdf"', "año.pdf"),
        ('attachment; filename="C:\\fakepath\\factura.pdf"', "factura.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="a\u202efdp.exe"', "afdp.exe"),
        ('attachment; filename="factura.pdf', "factura.pdf"),
        ("attachment", "file-1.pdf"),
        ('attachment; filename=""', "file-1.pdf"),
    ],
)
def test_names(disposition: str, name: str) -> None:
    raw = multipart(part("x", "application/pdf", f"Content-Disposition: {disposition}\n"))

    assert only_file(raw).name == name


def test_the_name_of_the_type_counts_where_the_disposition_has_none() -> None:
    assert only_file(multipart(part("x", 'image/png; name="foto.png"'))).name == "foto.png"


def test_a_file_written_into_the_text_becomes_a_file() -> None:
    lines = b"".join(binascii.b2a_uu(b"contenido del fichero"[at : at + 45]) for at in (0,)).decode()
    mail = read_mail(plain(f"Hola\nbegin 644 nota.txt\n{lines}`\nend\nAdiós\n"))

    assert mail.text.split() == ["Hola", "Adiós"]
    assert [(file.name, file.content) for file in mail.attachments] == [
        ("nota.txt", b"contenido del fichero")
    ]


def test_the_word_begin_alone_is_text() -> None:
    mail = read_mail(plain("begin 644 palabras\nesto no es nada\n"))

    assert "esto no es nada" in mail.text
    assert mail.attachments == ()


def test_yenc_is_left_as_it_is() -> None:
    text = "=ybegin line=128 size=3 name=a.bin\nabc\n=yend size=3\n"

    assert "=ybegin" in read_mail(plain(text)).text


def test_a_piece_of_a_mail_says_so() -> None:
    mail = read_mail(plain("trozo", extra='Content-Type: message/partial; id="x@y"; number=1; total=2\n'))

    assert len(mail.attachments) == 1
    assert "one piece" in mail.problems[0]


def test_a_file_kept_elsewhere_says_so() -> None:
    mail = read_mail(multipart(part("x", 'message/external-body; access-type=URL; URL="http://x/"')))

    assert "kept elsewhere" in mail.problems[0]


def test_a_wrapper_that_cannot_be_opened_is_kept() -> None:
    mail = read_mail(
        multipart(
            part("Hola"), part("eJ8+IgAA", "application/ms-tnef", "Content-Transfer-Encoding: base64\n")
        )
    )

    assert [file.name for file in mail.attachments] == ["winmail.dat"]
    assert "winmail.dat" in mail.problems[0]

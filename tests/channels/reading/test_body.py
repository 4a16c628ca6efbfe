"""Text and HTML as a mail program would show them."""

from __future__ import annotations

from atiende.channels.rules.mail.reading import read_mail

from .mails import multipart, part, plain

HTML = "text/html; charset=utf-8"


def test_an_alternative_gives_text_and_html() -> None:
    mail = read_mail(multipart(part("Hola"), part("<p>Hola</p>", HTML), kind="alternative"))

    assert (mail.text.strip(), mail.html.strip(), mail.attachments) == ("Hola", "<p>Hola</p>", ())


def test_html_alone_leaves_the_text_empty() -> None:
    mail = read_mail(plain("<p>Hola</p>", extra=f"Content-Type: {HTML}\n"))

    assert (mail.text, mail.html) == ("", "<p>Hola</p>")


def test_several_texts_are_joined_in_their_order() -> None:
    mail = read_mail(multipart(part("uno"), part("dos")))

    assert mail.text.split() == ["uno", "dos"]


def test_text_after_html_is_in_both() -> None:
    mail = read_mail(multipart(part("<p>Hola</p>", HTML), part("Aviso <legal>")))

    assert "Aviso &lt;legal&gt;" in mail.html
    assert mail.html.startswith("<p>Hola</p>")
    assert mail.text.split() == ["Hola", "Aviso", "<legal>"]


def test_a_text_file_stays_a_file() -> None:
    log = part("línea", "text/plain", 'Content-Disposition: attachment; filename="registro.log"\n')
    mail = read_mail(multipart(part("Hola"), log))

    assert mail.text.strip() == "Hola"
    assert [file.name for file in mail.attachments] == ["registro.log"]


def test_a_named_text_after_the_first_is_a_file_though_it_says_inline() -> None:
    note = part("x", 'text/plain; name="nota.txt"', "Content-Disposition: inline\n")

    assert [file.name for file in read_mail(multipart(part("Hola"), note)).attachments] == ["nota.txt"]


def test_related_images_are_inline_only_when_the_html_shows_them() -> None:
    shown = part("a", "image/png", "Content-ID: <uno@x>\nContent-Disposition: inline\n")
    hidden = part("b", "image/png", "Content-ID: <dos@x>\nContent-Disposition: inline; filename=dos.png\n")
    mail = read_mail(multipart(part('<img src="cid:uno@x">', HTML), shown, hidden, kind="related"))

    assert [(file.content_id, file.is_inline) for file in mail.attachments] == [
        ("uno@x", True),
        ("dos@x", False),
    ]


def test_mixed_inside_alternative_inside_mixed() -> None:
    inner = (
        multipart(part("Hola"), part("<p>Hola</p>", HTML), kind="alternative")
        .split(b"\r\n\r\n", 1)[1]
        .decode()
    )
    inner = inner.replace("frontera", "otra").replace("\r\n", "\n")
    pdf = part("JVBERg==", "application/pdf; name=factura.pdf", "Content-Transfer-Encoding: base64\n")
    mail = read_mail(multipart(f'Content-Type: multipart/alternative; boundary="otra"\n\n{inner}', pdf))

    assert (mail.text.strip(), mail.html.strip()) == ("Hola", "<p>Hola</p>")
    assert mail.attachments[0].content == b"%PDF"


def test_a_signed_mail_shows_its_text_and_keeps_its_signature() -> None:
    signature = part("firma", 'application/pkcs7-signature; name="smime.p7s"')
    mail = read_mail(multipart(part("Hola"), signature, kind="signed"))

    assert mail.text.strip() == "Hola"
    assert [file.name for file in mail.attachments] == ["smime.p7s"]
    assert mail.problems == ()


def test_an_encrypted_mail_says_so() -> None:
    mail = read_mail(
        multipart(
            part("Version: 1", "application/pgp-encrypted"),
            part("-----BEGIN PGP MESSAGE-----", "application/octet-stream"),
            kind="encrypted",
        )
    )

    assert (mail.text, len(mail.attachments)) == ("", 2)
    assert "encrypted" in mail.problems[0]


def test_an_armoured_text_says_so_too() -> None:
    mail = read_mail(plain("-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n"))

    assert "encrypted" in mail.problems[0]


def test_an_invitation_is_read_and_attached() -> None:
    calendar = (
        "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1\nSUMMARY:Visita técnica\nLOCATION:Sevilla\n"
        "DTSTART:20261201T090000Z\nDTEND:20261201T100000Z\nORGANIZER:mailto:ana@example.es\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    invitation = part(calendar, "text/calendar; charset=utf-8; method=REQUEST")
    mail = read_mail(multipart(part("Hola"), invitation, kind="alternative"))

    (found,) = mail.invitations
    assert (found.method, found.summary, found.place, found.organiser) == (
        "REQUEST", "Visita técnica", "Sevilla", "ana@example.es",
    )  # fmt: skip
    assert found.starts is not None
    assert mail.attachments[0].media_type == "text/calendar"


def test_a_broken_invitation_is_only_a_file() -> None:
    mail = read_mail(multipart(part("Hola"), part("BEGIN:VCALENDAR\nnada", "text/calendar")))

    assert (mail.invitations, len(mail.attachments)) == ((), 1)

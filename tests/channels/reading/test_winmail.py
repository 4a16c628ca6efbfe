"""What Outlook wraps (acceptance case 22), with the wrappers of the collection."""

from __future__ import annotations

import base64

import pytest

from atiende.channels.rules.mail.reading import read_mail
from atiende.channels.rules.mail.refusals import NotAMessage
from tests.channels.corpus import mails, needs_corpus

pytestmark = needs_corpus


def wrapped(content: bytes, text: str = "") -> bytes:
    return (
        b"From: ana@x.es\nContent-Type: multipart/mixed; boundary=f\n\n--f\n\n"
        + text.encode()
        + b"\n--f\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(content)
        + b"--f--\n"
    )


def test_case_22_files_and_texts_come_out_of_their_wrapper() -> None:
    opened = [read_mail(wrapped(path.read_bytes())) for path in mails("tnef") if path.suffix == ".tnef"]

    unwrapped = [mail for mail in opened if not any(file.name == "winmail.dat" for file in mail.attachments)]
    assert len(unwrapped) >= len(opened) - 2
    assert sum(len(mail.attachments) for mail in unwrapped) >= 8
    assert any(mail.text.strip() or mail.html.strip() for mail in unwrapped)
    assert all(file.name for mail in unwrapped for file in mail.attachments)


def test_the_text_that_the_mail_shows_itself_goes_before_that_of_the_wrapper() -> None:
    for path in mails("tnef"):
        if path.suffix == ".tnef":
            assert read_mail(wrapped(path.read_bytes(), "Va adjunto")).text.strip() == "Va adjunto"


@pytest.mark.parametrize("cut", [10, 100, 1000])
def test_a_wrapper_that_breaks_off_is_kept_or_opened_in_part(cut: int) -> None:
    for path in mails("tnef"):
        if path.suffix == ".tnef":
            mail = read_mail(wrapped(path.read_bytes()[:-cut], "Va adjunto"))
            assert mail.text.strip() == "Va adjunto"


def test_a_wrapper_alone_is_no_mail() -> None:
    for path in mails("tnef"):
        if path.suffix == ".tnef":
            with pytest.raises(NotAMessage):
                read_mail(path.read_bytes())

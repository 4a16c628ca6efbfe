"""Every file of the collection of real mail: read or refused, in little time, and fit to be kept."""

from __future__ import annotations

import time

from atiende.channels.rules.mail.reading import content_digest, read_mail
from atiende.channels.rules.mail.refusals import NotAMessage, UnreadableMail
from tests.channels.corpus import mails, needs_corpus

pytestmark = needs_corpus


def outcome(raw: bytes) -> str:
    try:
        mail = read_mail(raw)
    except NotAMessage:
        return "not a message"
    except UnreadableMail as refusal:
        if refusal.__cause__ is not None:  # the reader itself broke
            raise refusal.__cause__ from refusal
        return "unreadable"
    texts = (mail.subject, mail.text, mail.html, *(file.name for file in mail.attachments))
    assert not any("\x00" in text for text in texts)
    "".join(texts).encode()
    return "mail"


def test_each_file_is_a_mail_or_is_none() -> None:
    found = {path: outcome(path.read_bytes()) for path in mails()}

    none = {path.parts[-3] for path, what in found.items() if what == "not a message"}
    assert none.isdisjoint(
        {"bounces", "bounces-crlf-mac", "charsets", "malformed", "plain", "attachments", "smime-pgp"}
    )
    assert all(found[path] == "not a message" for path in mails("calendar", "html"))
    assert list(found.values()).count("unreadable") <= 1


def test_no_mail_takes_long() -> None:
    for path in mails():
        raw = path.read_bytes()
        begun = time.process_time()
        outcome(raw)
        content_digest(raw)
        assert time.process_time() - begun < 2, path

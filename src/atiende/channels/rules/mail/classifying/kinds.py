"""The kind of a mail, by what it carries first, by what it says second."""

from __future__ import annotations

from atiende.channels.rules.mail.classifying.automatic import (
    is_answer_of_a_machine,
    is_automatic,
    is_vacation_subject,
)
from atiende.channels.rules.mail.classifying.delivery_status import is_report, is_report_of_success, reported
from atiende.channels.rules.mail.classifying.failed_addresses import failed_addresses
from atiende.channels.rules.mail.classifying.failure_phrases import FAILED_SUBJECT, FAILED_TEXT
from atiende.channels.rules.mail.classifying.original import original_message_id
from atiende.channels.rules.mail.classifying.senders import is_null_path, is_own, is_server, is_system
from atiende.channels.rules.mail.classifying.spam import has_spam_mark
from atiende.channels.rules.mail.classifying.verdict import BouncedRecipient, Kind, Verdict
from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.reading.plain_of_html import plain_of_html
from atiende.kernel.text import folded

_OWN_HEADER = "x-atiende-"
_HEAD_OF_TEXT = 5000


def classify(mail: ReadMail, *, own_addresses: frozenset[str]) -> Verdict:
    """Say what the mail is. `own_addresses`: those of our mailboxes and brands, in lower case."""
    words = _words(mail)
    kind = _kind(mail, words)
    bounced: tuple[BouncedRecipient, ...] = ()
    if kind == "bounce":
        never = own_addresses | ({mail.sender.email} if mail.sender else frozenset())
        bounced = reported(mail) or failed_addresses(mail, words, never)
    return Verdict(
        kind=kind,
        is_automatic=kind != "message" or is_automatic(mail, own_addresses),
        is_loop=is_own(mail, own_addresses) and any(name.startswith(_OWN_HEADER) for name in mail.headers),
        bounced=bounced,
        original_message_id=original_message_id(mail) if kind != "message" else "",
        spam_hint=has_spam_mark(mail),
    )


def _words(mail: ReadMail) -> str:
    return mail.text if mail.text.strip() else plain_of_html(mail.html)


def _kind(mail: ReadMail, words: str) -> Kind:
    if mail.report_type == "feedback-report" or any("feedback-type" in group for group in mail.status_groups):
        return "feedback_report"
    if is_report(mail):
        return "auto_reply" if is_report_of_success(mail) else "bounce"
    if _is_bounce_in_prose(mail, words):
        return "bounce"
    return "auto_reply" if is_answer_of_a_machine(mail) else "message"


def _is_bounce_in_prose(mail: ReadMail, words: str) -> bool:
    if mail.header("x-failed-recipients"):
        return True
    if is_vacation_subject(mail.subject):
        return False
    says_subject = bool(FAILED_SUBJECT.search(folded(mail.subject)))
    says_text = bool(FAILED_TEXT.search(folded(words[:_HEAD_OF_TEXT])))
    if is_server(mail):
        return says_subject or says_text
    if mail.report_type == "delivery-status":
        return True
    if is_null_path(mail):
        return says_text and (says_subject or is_system(mail) or _brings_mail_back(mail))
    return says_subject and says_text and (is_system(mail) or _brings_mail_back(mail))


def _brings_mail_back(mail: ReadMail) -> bool:
    return bool(mail.returned) or any(file.media_type == "message/rfc822" for file in mail.attachments)

"""The kind of a mail, by what it carries first, by what it says second."""

from __future__ import annotations

from atiende.channels.rules.mail.classifying.automatic import (
    is_answer_of_a_machine,
    is_automatic,
    is_vacation_subject,
)
from atiende.channels.rules.mail.classifying.delivery_status import (
    is_report,
    is_report_of_success,
    reported,
    reported_in_prose,
)
from atiende.channels.rules.mail.classifying.failed_addresses import failed_addresses
from atiende.channels.rules.mail.classifying.failure_phrases import (
    FAILED_SUBJECT,
    MACHINE_SENTENCE,
    says_failed,
)
from atiende.channels.rules.mail.classifying.feedback import is_feedback
from atiende.channels.rules.mail.classifying.original import original_message_id
from atiende.channels.rules.mail.classifying.provider_notices import Notice, provider_notice
from atiende.channels.rules.mail.classifying.senders import is_null_path, is_own, is_server, is_system
from atiende.channels.rules.mail.classifying.spam import has_spam_mark
from atiende.channels.rules.mail.classifying.verdict import BouncedRecipient, Kind, Verdict
from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.reading.plain_of_html import plain_of_html
from atiende.kernel.text import folded

_OWN_HEADER = "x-atiende-"


def classify(mail: ReadMail, *, own_addresses: frozenset[str]) -> Verdict:
    """Say what the mail is. `own_addresses`: those of our mailboxes and brands, in lower case."""
    words = _words(mail)
    notice, by_notice = provider_notice(words)
    kind = _kind(mail, words, notice)
    bounced: tuple[BouncedRecipient, ...] = ()
    if kind == "bounce":
        bounced = by_notice or reported(mail.status_groups) or reported_in_prose(words)
        bounced = bounced or _in_prose(mail, words, own_addresses)
    return Verdict(
        kind=kind,
        is_automatic=kind != "message" or is_automatic(mail, own_addresses),
        is_loop=is_own(mail, own_addresses) and any(name.startswith(_OWN_HEADER) for name in mail.headers),
        bounced=bounced,
        original_message_id=original_message_id(mail) if kind != "message" else "",
        spam_hint=has_spam_mark(mail),
    )


def _in_prose(mail: ReadMail, words: str, own_addresses: frozenset[str]) -> tuple[BouncedRecipient, ...]:
    """A report is written to the one who sent the mail: that address is the failed one only when no other is named."""
    never = own_addresses | ({mail.sender.email} if mail.sender else frozenset())
    found = failed_addresses(mail, words, never | {who.email for who in mail.to})
    return found or failed_addresses(mail, words, never)


def _words(mail: ReadMail) -> str:
    return mail.text if mail.text.strip() else plain_of_html(mail.html)


def _kind(mail: ReadMail, words: str, notice: Notice) -> Kind:
    if is_feedback(mail):
        return "feedback_report"
    if notice:
        return notice
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
    if is_server(mail):
        return (
            says_subject
            or says_failed(words)
            or (mail.media_type == "multipart/report" and _brings_mail_back(mail))
        )
    if mail.report_type == "delivery-status":
        return True
    if is_null_path(mail):
        return says_failed(words) and (says_subject or is_system(mail) or _brings_mail_back(mail))
    if not (says_subject and says_failed(words)):
        return False
    return is_system(mail) or _brings_mail_back(mail) or _is_said_by_a_machine(mail, words)


def _is_said_by_a_machine(mail: ReadMail, words: str) -> bool:
    """Whether it begins with the sentence of a report and answers nothing, though the sender looks like a person."""
    begins = MACHINE_SENTENCE.search(folded(words[:600]))
    return begins is not None and not (mail.in_reply_to or mail.references) and "@" in words


def _brings_mail_back(mail: ReadMail) -> bool:
    return bool(mail.returned) or any(file.media_type == "message/rfc822" for file in mail.attachments)

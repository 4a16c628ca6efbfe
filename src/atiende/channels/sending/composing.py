"""From a message of tickets to the mail that goes over the wire (RFC 5322), the same whenever it is tried."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage

from atiende.channels.models import Mailbox, OutgoingMail
from atiende.channels.queries.signatures import Signed, signature_below
from atiende.channels.rules.mail.subjects import LIMIT, subject_with_number
from atiende.channels.rules.mail.threading import subject_core
from atiende.channels.rules.signatures import below
from atiende.channels.rules.tables import with_lines
from atiende.channels.sending.headers import mail_policy
from atiende.kernel.text import isolated, one_line
from atiende.platform.mail import needs_utf8, wire_address
from atiende.platform.storage import FileMissing, find_file, open_file
from atiende.tickets.queries import SendableAttachment, SendableMessage

MOST_REFERENCES = 20


def compose(
    outgoing: OutgoingMail, message: SendableMessage, mailbox: Mailbox, *, earlier_ids: list[str]
) -> tuple[EmailMessage, list[str]]:
    """The mail, and the names of files whose content is lost: it leaves without them and the agent is told.

    `earlier_ids` are the Message-IDs of the conversation, oldest first. Raises UnusableAddress.
    """
    sender = wire_address(mailbox.address)
    recipients = [wire_address(recipient.address) for recipient in message.recipients]
    is_utf8 = any(map(needs_utf8, [sender, *recipients]))
    mail = EmailMessage(policy=mail_policy(is_utf8=is_utf8))
    mail["From"] = _address(sender, mailbox.sender_name or mailbox.brand.sender_name or mailbox.brand.name)
    _name_recipients(mail, message)
    mail["Reply-To"] = _address(reply_address(sender, message.token), mailbox.brand.name)
    mail["Subject"] = _subject(message)
    mail["Date"] = outgoing.queued_at
    mail["Message-ID"] = f"<{outgoing.header_id}>"
    if earlier_ids and not _is_apart(message):
        mail["In-Reply-To"] = f"<{earlier_ids[-1]}>"
        mail["References"] = " ".join(f"<{header_id}>" for header_id in earlier_ids[-MOST_REFERENCES:])
    if not _is_apart(message):
        mail["X-Atiende-Ticket"] = str(message.number)
    if message.is_automatic:
        mail["Auto-Submitted"] = "auto-replied"
        mail["X-Auto-Response-Suppress"] = "All"
    signed = signature_below(
        mailbox,
        mailbox.brand,
        author_id=0 if message.is_automatic else message.author_id,
        language=message.language,
        at=outgoing.queued_at,
    )
    return mail, _fill(mail, message, signed)


def _subject(message: SendableMessage) -> str:
    """What goes to somebody outside of the case names neither its number nor its earlier mails."""
    if not _is_apart(message):
        return subject_with_number(message.subject, message.number)
    return f"Fwd: {isolated(one_line(subject_core(message.subject), limit=LIMIT))}".strip()


def _is_apart(message: SendableMessage) -> bool:
    return message.is_forward and not message.token


def reply_address(sender: str, token: str) -> str:
    """`soporte+cTOKEN@example.com`: who answers there is in the right case whatever the subject says."""
    local, _, domain = sender.rpartition("@")
    return f"{local}+c{token}@{domain}" if token else sender


def _name_recipients(mail: EmailMessage, message: SendableMessage) -> None:
    for header, role in (("To", "to"), ("Cc", "cc")):
        named = [
            _address(wire_address(recipient.address), recipient.name)
            for recipient in message.recipients
            if recipient.role == role
        ]
        if named:
            mail[header] = named


def _fill(mail: EmailMessage, message: SendableMessage, signed: Signed) -> list[str]:
    """Text, HTML with its images, files. Returns the names of those that are lost."""
    mail.set_content(below(message.text, signed.text), cte="quoted-printable")
    lost: list[str] = []
    inline = [file for file in message.attachments if file.is_inline and file.content_id]
    if message.html:
        closing = f'<div class="signature">-- <br>{signed.html}</div>' if signed.html else ""
        mail.add_alternative(with_lines(message.html) + closing, subtype="html", cte="quoted-printable")
        for file in inline:
            _add(mail.get_payload()[1], file, lost)  # type: ignore[index, arg-type]
    for file in message.attachments:
        if not (message.html and file in inline):
            _add(mail, file, lost)
    return lost


def _add(part: EmailMessage, file: SendableAttachment, lost: list[str]) -> None:
    try:
        with open_file(find_file(file.file_id)) as stream:
            content = stream.read()
    except FileMissing:
        lost.append(file.name)
        return
    main, _, sub = file.media_type.partition("/")
    if main in {"message", "multipart"}:
        main, sub = "application", "octet-stream"  # a mail inside must not be taken apart on its way
    if file.is_inline and file.content_id:
        part.add_related(
            content,
            maintype=main,
            subtype=sub,
            cid=f"<{file.content_id}>",
            filename=file.name,
            disposition="inline",
        )
    else:
        part.add_attachment(content, maintype=main, subtype=sub, filename=file.name)


def _address(written: str, name: str = "") -> Address:
    local, _, domain = written.rpartition("@")
    return Address(display_name=one_line(name, limit=150), username=local, domain=domain)

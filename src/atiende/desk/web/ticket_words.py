"""What codes of tickets are called on screen, and how they look."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from atiende.platform.formats import format_size
from atiende.tickets.rules.incoming import read_notice

PRIORITIES: Final = ((4, _("Urgent")), (3, _("High")), (2, _("Normal")), (1, _("Low")))
INTERACTIONS: Final = (
    ("question", _("Question")),
    ("request", _("Request")),
    ("incident", _("Incident")),
    ("problem", _("Problem behind several incidents")),
    ("complaint", _("Complaint without a demand")),
    ("claim", _("Claim")),
    ("suggestion", _("Suggestion")),
    ("praise", _("Praise")),
    ("report", _("Report of misconduct")),
)
PHASES: Final = (
    ("before", _("Before the purchase")),
    ("during", _("During the purchase")),
    ("after", _("After the purchase")),
)
LANGUAGES: Final = (
    ("es", "Español"),
    ("en", "English"),
    ("pt", "Português"),
    ("fr", "Français"),
    ("ca", "Català"),
    ("gl", "Galego"),
    ("eu", "Euskara"),
    ("it", "Italiano"),
    ("de", "Deutsch"),
)
"""Each in its own."""
SNOOZED_FOR: Final = {
    "answer": _("an answer"),
    "case": _("another case is solved"),
    "order": _("the order changes"),
}
PRIORITY_CHIPS: Final = {4: "danger", 3: "warn"}
STATUS_CHIPS: Final = {
    "new": "info",
    "open": "ok",
    "waiting_customer": "",
    "waiting_internal": "warn",
    "resolved": "",
    "closed": "",
    "cancelled": "",
}
STATUS_ICONS: Final = {
    "new": "sparkles",
    "open": "messages-square",
    "waiting_customer": "pause",
    "waiting_internal": "clock",
    "resolved": "circle-check",
    "closed": "archive",
    "cancelled": "ban",
}
CHANNELS: Final = {
    "mail": (_("Mail"), "mail"),
    "web": (_("Web form"), "globe"),
    "chat": (_("Chat"), "message-circle"),
    "phone": (_("Telephone"), "phone"),
    "whatsapp": (_("WhatsApp"), "smartphone"),
    "social": (_("Social networks"), "at-sign"),
    "counter": (_("At the counter"), "store"),
    "letter": (_("Letter"), "file-text"),
    "visit": (_("Visit"), "map-pin"),
    "api": (_("API"), "webhook"),
    "internal": (_("Internal"), "lock"),
}
DELIVERIES: Final = {
    "queued": ("", _("Queued"), "clock"),
    "sending": ("info", _("Sending"), "send"),
    "sent": ("", _("Sent"), "check"),
    "delivered": ("ok", _("Delivered"), "circle-check"),
    "read": ("ok", _("Read"), "eye"),
    "uncertain": ("warn", _("To be checked"), "circle-help"),
    "failed": ("danger", _("Not sent"), "circle-x"),
}
NOTICES: Final = {
    "unproved_address": _(
        "Written on the web form: nobody has proved that this name and address are theirs."
    ),
    "other_writer": _("Written by somebody who did not take part in this case."),
    "doubtful_sender": _("The mail server doubts that this sender is who they say."),
    "file_too_large": _("A file was too large and was not kept."),
    "file_infected": _("A file contained malware and was not kept."),
    "file_unchecked": _("A file was held back to be checked for malware."),
    "many_recipients": _("The mail had more recipients than are shown."),
    "read_with_problems": _("The mail is damaged: something may be missing."),
    "mail_encrypted": _("The mail is encrypted and cannot be read here. It is attached as it came."),
    "mail_signed_closed": _(
        "The mail is signed in a form that could not be opened. It is attached as it came."
    ),
    "mail_in_pieces": _("This is one piece of a mail that was sent in several. It is attached as it came."),
    "mail_cut": _(
        "The mail has %(there)s, which is more than is taken: only the first %(here)s of it are here. "
        "The last file may be incomplete; ask for it in another way."
    ),
    "text_cut": _("The text was too long: only its beginning is shown."),
    "html_left_out": _("The formatted version was too large and was left out."),
}
FOLDED: Final = {
    "quote": _("Quoted text"),
    "attribution": _("Line before the quote"),
    "header_block": _("Headers of an earlier mail"),
    "forwarded": _("Forwarded mail"),
    "signature": _("Signature"),
    "disclaimer": _("Legal notice"),
}
LINKS: Final = {
    ("child", True): _("Part of"),
    ("child", False): _("Has the part"),
    ("related", True): _("Related"),
    ("related", False): _("Related"),
    ("duplicate", True): _("Duplicate of"),
    ("duplicate", False): _("Has the duplicate"),
    ("split_from", True): _("Split off from"),
    ("split_from", False): _("Split off into"),
}
LINK_KINDS: Final = (
    ("related", _("Related")),
    ("child", _("It is part of")),
    ("duplicate", _("It is a duplicate of")),
)
SNOOZED_FIRST: Final = ("", _("Back soonest"))
"""The order that the queue of what was put off has by itself."""
ORDER_WORDS: Final = (
    ("last_message_at", _("Newest message")),
    ("priority", _("Most urgent")),
    ("number", _("Newest case")),
)

OWN_ORDER_WORDS: Final = (
    *ORDER_WORDS,
    ("next_due_at", _("Due soonest")),
    ("snoozed_until", _("Back soonest")),
)
"""Those that a view may have."""


def notice_words(kept: str) -> str:
    """A notice of a message, with its sizes; a code that nobody knows as it is."""
    code, sizes = read_notice(kept)
    words = NOTICES.get(code)
    if words is None:
        return kept
    here, there = (*sizes, 0, 0)[:2]
    return str(words) % {"here": format_size(here), "there": format_size(there)} if sizes else str(words)

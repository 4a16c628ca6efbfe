"""What a customer writes on the portal, and what can be wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from atiende.customers.rules.identifiers import EMAIL, PHONE, normal_identifier
from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import one_line
from atiende.tickets.rules.custom_fields import Value
from atiende.tickets.rules.incoming import NewAttachment
from atiende.tickets.rules.reply import WEB

CHANNEL: Final = WEB
UNPROVED_ADDRESS: Final = "unproved_address"
"""The notice of a message whose writer has only said who they are."""

NAME_LIMIT: Final = 120
CONTACT_LIMIT: Final = 254
SUBJECT_LIMIT: Final = 150
TEXT_LIMIT: Final = 20_000
"""Characters: some eight printed pages. Who has more to say attaches a file."""
MOST_FILES: Final = 10
MOST_BYTES: Final = 20_000_000
"""Of one file, and of all files of a message together."""
KEEP_PROOF: Final = dt.timedelta(hours=2)
"""How long a browser that showed the key may read the case without showing it again."""

NAME_MISSING: Final = gettext_noop("Write your name.")
NOT_A_CONTACT: Final = gettext_noop("Write a mail address such as ana@example.com, or a telephone number.")
OUR_OWN_ADDRESS: Final = gettext_noop("That is one of our own addresses. Write yours.")
SUBJECT_MISSING: Final = gettext_noop("Say in a few words what it is about.")
TEXT_MISSING: Final = gettext_noop("Write your message.")
TEXT_TOO_LONG: Final = gettext_noop("The message is too long. Shorten it, or attach it as a file.")
TOO_MANY_FILES: Final = gettext_noop("Those are too many files.")


@dataclass(frozen=True, slots=True)
class Contact:
    """Under what the customer is reached: `kind` email or phone, `value` in the form that is compared."""

    kind: str
    value: str


def contact_of(typed: str, *, country: str) -> Contact | None:
    """A mail address, or a telephone as it is written in that country; None for anything else."""
    kind = EMAIL if "@" in typed else PHONE
    normal = normal_identifier(kind, typed, country)
    if not normal or len(normal) > CONTACT_LIMIT or (kind == EMAIL and "." not in normal.rpartition("@")[2]):
        return None
    return Contact(kind, normal)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebForm:
    """A new case as the form gives it."""

    name: str
    contact: str
    subject: str
    text: str
    files: tuple[NewAttachment, ...] = ()
    contact_reason_id: int | None = None
    answers: Mapping[str, Value] = field(default_factory=dict)

    def cleaned(self) -> WebForm:
        return replace(
            self,
            name=one_line(self.name, limit=NAME_LIMIT),
            contact=one_line(self.contact, limit=CONTACT_LIMIT + 1),
            subject=one_line(self.subject, limit=SUBJECT_LIMIT),
        )

    def problems(self, *, country: str) -> dict[str, str]:
        """What is wrong, by field."""
        found = problems_of_words(self.text, self.files)
        if not self.name:
            found["name"] = NAME_MISSING
        if contact_of(self.contact, country=country) is None:
            found["contact"] = NOT_A_CONTACT
        if not self.subject:
            found["subject"] = SUBJECT_MISSING
        return found


def problems_of_words(text: str, files: tuple[NewAttachment, ...]) -> dict[str, str]:
    """What is wrong with a message, by field: a text is needed, or at least a file."""
    found = {}
    if not text.strip() and not files:
        found["text"] = TEXT_MISSING
    if len(text) > TEXT_LIMIT:
        found["text"] = TEXT_TOO_LONG
    if len(files) > MOST_FILES or sum(file.size for file in files) > MOST_BYTES:
        found["attached"] = TOO_MANY_FILES
    return found

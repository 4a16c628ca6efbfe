"""What an agent writes to a customer who did not ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from atiende.tickets.errors import UNKNOWN_PRIORITY
from atiende.tickets.rules.addresses import NOT_AN_ADDRESS, mail_address
from atiende.tickets.rules.cleaning import (
    SUBJECT_LIMIT,
    TEXT_MISSING,
    clean_line,
    problems_of_text,
)
from atiende.tickets.rules.custom_fields import Value
from atiende.tickets.rules.formatting import pictures_among, placed, written
from atiende.tickets.rules.incoming import NewAttachment


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach:
    """With `html`, the text is made from it; `language` empty: the customer's, else the brand's."""

    brand_id: int
    customer_id: int
    address: str
    subject: str
    text: str
    html: str = ""
    team_id: int | None = None
    channel: str = "mail"
    language: str = ""
    priority: int = 2
    contact_reason_id: int | None = None
    custom_fields: Mapping[str, Value] = field(default_factory=dict)
    attachments: tuple[NewAttachment, ...] = ()

    @property
    def normal_address(self) -> str:
        return mail_address(self.address)

    def cleaned(self) -> Outreach:
        """The same as it can be kept. Raises InvalidInput for formatting that nobody could clean."""
        words = written(self.text, self.html, pictures_among(self.attachments))
        return replace(
            self,
            subject=clean_line(self.subject, limit=SUBJECT_LIMIT),
            text=words.text,
            html=words.html,
            attachments=placed(words.html, self.attachments),
            language=clean_line(self.language, limit=10),
        )

    def problems(self) -> dict[str, str]:
        """What is wrong with it, by field."""
        found = problems_of_text(self.text, self.html)
        if not self.subject:
            found["subject"] = TEXT_MISSING
        if not self.normal_address:
            found["address"] = NOT_AN_ADDRESS
        if not 1 <= self.priority <= 4:
            found["priority"] = UNKNOWN_PRIORITY
        return found

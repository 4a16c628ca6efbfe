"""The words of an acknowledgement: the brand's own, or those of the program in the brand's way of speaking."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import override, pgettext

from atiende.channels.models import Acknowledgement, Mailbox
from atiende.platform.languages.customers import customer_language

PLACEHOLDERS = ("{number}", "{brand}", "{subject}")


@dataclass(frozen=True, slots=True)
class AcknowledgementText:
    subject: str
    text: str


def acknowledgement_of(mailbox: Mailbox, *, number: int, subject: str) -> AcknowledgementText:
    """Filled in for one case."""
    brand = mailbox.brand
    own = Acknowledgement.objects.filter(brand_id=brand.pk, language=brand.language).first()
    with override(customer_language(brand)):
        words = AcknowledgementText(own.subject, own.text) if own is not None else built_in()
    values = {"{number}": str(number), "{brand}": brand.name, "{subject}": subject}
    return AcknowledgementText(_filled(words.subject, values), _filled(words.text, values))


def built_in() -> AcknowledgementText:
    """In the language that is active."""
    return AcknowledgementText(
        pgettext("customer", "We have received your message"),
        pgettext(
            "customer",
            "Hello,\n\nWe have received your message and it has the number {number}. "
            "We will answer you as soon as we can.\n\n"
            "If you want to add anything, reply to this mail.\n\n{brand}",
        ),
    )


def _filled(text: str, values: dict[str, str]) -> str:
    for placeholder, value in values.items():
        text = text.replace(placeholder, value)
    return text

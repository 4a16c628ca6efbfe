"""The words of an acknowledgement: the brand's own, or those of the program in the brand's way of speaking."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import override, pgettext

from atiende.channels.models import Acknowledgement, Mailbox
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.queries import get_brand_for
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
    return filled_in(words, number=number, brand=brand.name, subject=subject)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a brand says in one language, as a person edits it. `version` 0: the built-in words."""

    words: AcknowledgementText
    version: int


def words_of_brand(actor: Actor, brand_id: int, language: str) -> OwnWords:
    """In the brand's form of address where they are the built-in ones. NotPermitted, NotFound."""
    actor.require("settings.manage")
    brand = get_brand_for(actor, brand_id)
    if not actor.serves(brand_id):
        raise NotFound
    own = Acknowledgement.objects.filter(brand_id=brand_id, language=language).first()
    if own is not None:
        return OwnWords(AcknowledgementText(own.subject, own.text), own.version)
    with override(customer_language(brand, reader=language)):
        return OwnWords(built_in(), 0)


def own_words_by_brand(actor: Actor) -> dict[tuple[int, str], int]:
    """(brand, language) → version of the words that brands wrote themselves. NotPermitted."""
    actor.require("settings.manage")
    rows = Acknowledgement.objects.all()
    return {(row.brand_id, row.language): row.version for row in rows}


def filled_in(words: AcknowledgementText, *, number: int, brand: str, subject: str) -> AcknowledgementText:
    """As a customer would read it."""
    values = {"{number}": str(number), "{brand}": brand, "{subject}": subject}
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

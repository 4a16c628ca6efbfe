"""What a customer is told by mail when their case came by the portal."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import override, pgettext

from atiende.channels.queries.acknowledgements import AcknowledgementText
from atiende.organisation.queries import portal_address
from atiende.organisation.rules.speaking import SpeakingBrand
from atiende.platform.languages.customers import customer_language


def words_of_web_case(brand: SpeakingBrand, *, number: int, key: str, language: str) -> AcknowledgementText:
    """Number, key and the page where they are typed; in the link the key stands where no server reads it."""
    with override(customer_language(brand, reader=language)):
        subject = pgettext("customer", "We have received your message")
        text = pgettext(
            "customer",
            "Hello,\n\nWe have received your message. We will answer you as soon as we can.\n\n"
            "Number of your case: {number}\nTracking key: {key}\n\n"
            "With them you can read the answers and add something:\n{address}\n\n"
            "Keep the key to yourself: whoever has it can read your case.\n\n{brand}",
        )
    return AcknowledgementText(subject, _filled(text, brand, number, key))


def words_of_new_key(brand: SpeakingBrand, *, number: int, key: str, language: str) -> AcknowledgementText:
    """The same for a key that an agent made anew."""
    with override(customer_language(brand, reader=language)):
        subject = pgettext("customer", "Your new tracking key")
        text = pgettext(
            "customer",
            "Hello,\n\nThis is the new key to follow your case. The one before no longer opens it.\n\n"
            "Number of your case: {number}\nTracking key: {key}\n\n{address}\n\n"
            "Keep the key to yourself: whoever has it can read your case.\n\n{brand}",
        )
    return AcknowledgementText(subject, _filled(text, brand, number, key))


def _filled(text: str, brand: SpeakingBrand, number: int, key: str) -> str:
    address = f"{portal_address(brand.pk, reverse('portal:follow'))}#{number}.{key}"
    return text.format(number=number, key=key, address=address, brand=brand.name)

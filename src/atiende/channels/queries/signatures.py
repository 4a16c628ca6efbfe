"""What stands below a mail: the person's own words, else those of the brand, else those of the mailbox."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from atiende.channels.models import Mailbox, Signature
from atiende.kernel.actors import Actor
from atiende.kernel.placeholders import filled
from atiende.kernel.refusals import NotFound
from atiende.organisation.queries import get_brand_for, house_values
from atiende.organisation.rules.speaking import SpeakingBrand
from atiende.organisation.rules.variables import SPANISH, in_both_tongues
from atiende.tickets.rules.formatting import as_html

OWN_GRANT = "tickets.reply"
BRAND_GRANT = "settings.manage"


@dataclass(frozen=True, slots=True)
class Signed:
    """The signature in both forms, filled in; both empty where there is none."""

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Kept:
    """As it is edited. `version` 0: there is none yet."""

    text: str = ""
    html: str = ""
    version: int = 0


def signature_below(
    mailbox: Mailbox, brand: SpeakingBrand, *, author_id: int, language: str, at: dt.datetime
) -> Signed:
    """In three queries at most. `author_id` 0: the program itself, which signs for the brand."""
    rows = Signature.objects.filter(Q(agent_id=author_id or None, brand=None) | Q(brand_id=brand.pk))
    found = sorted(rows, key=lambda row: row.agent_id is None)
    if not found:
        return Signed(
            mailbox.signature.strip(), as_html(mailbox.signature.strip()) if mailbox.signature.strip() else ""
        )
    return _filled(found[0].text, found[0].html, brand, author_id=author_id, language=language, at=at)


def signature_shown(text: str, html: str, brand: SpeakingBrand, *, author_id: int, at: dt.datetime) -> Signed:
    """As a customer of this brand would read it."""
    return _filled(text, html, brand, author_id=author_id, language=brand.language, at=at)


def own_signature(actor: Actor) -> Kept:
    """NotPermitted."""
    actor.require(OWN_GRANT)
    return _kept(Signature.objects.filter(agent_id=actor.id).first())


def brand_signature(actor: Actor, brand_id: int) -> Kept:
    """NotPermitted, NotFound."""
    actor.require(BRAND_GRANT)
    get_brand_for(actor, brand_id)
    if not actor.serves(brand_id):
        raise NotFound
    return _kept(Signature.objects.filter(brand_id=brand_id).first())


def _kept(row: Signature | None) -> Kept:
    return Kept() if row is None else Kept(row.text, row.html, row.version)


def _filled(
    text: str, html: str, brand: SpeakingBrand, *, author_id: int, language: str, at: dt.datetime
) -> Signed:
    values = house_values(author_id, brand, language=language, zone=brand.time_zone, at=at)
    known = in_both_tongues(values, SPANISH)
    plain = _without_gaps(filled(text, known).text)
    formatted = _without_gaps(filled(html, known, is_html=True).text) if html else as_html(plain)
    return Signed(plain, formatted if plain else "")


def _without_gaps(text: str) -> str:
    """What a person has not told of themselves stays out of their mails, and takes its line along."""
    for name in [*SPANISH, *SPANISH.values()]:
        text = text.replace(f"[{name}]", "")
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip(" ,·|-")).strip()

"""How a customer wants to be treated and who they are: what can be typed about it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Final

from atiende.customers.rules import problems
from atiende.customers.rules.own_fields import Answer, cleaned_answers
from atiende.customers.rules.problems import Problems
from atiende.kernel.text import one_line

CHANNELS: Final = ("mail", "phone", "whatsapp", "chat", "portal", "letter", "counter")
FORMS_OF_ADDRESS: Final = ("usted", "tu", "vos")
GENDERS: Final = ("woman", "man", "other")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_OLDEST: Final = dt.date(1890, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Empty: not known. Hours are those of the customer's own zone; `own_fields` by key."""

    preferred_channel: str = ""
    hours_from: dt.time | None = None
    hours_to: dt.time | None = None
    form_of_address: str = ""
    born_on: dt.date | None = None
    gender: str = ""
    country: str = ""
    region: str = ""
    city: str = ""
    own_fields: Mapping[str, Answer] = field(default_factory=dict)

    def cleaned(self) -> Profile:
        return replace(
            self,
            country=self.country.strip().upper(),
            region=one_line(self.region, limit=80),
            city=one_line(self.city, limit=80),
            own_fields=cleaned_answers(self.own_fields),
        )


def problems_of_profile(profile: Profile, *, today: dt.date) -> Problems:
    """Field → msgid of what cannot be taken, the company's own fields aside."""
    found: Problems = {}
    if profile.preferred_channel and profile.preferred_channel not in CHANNELS:
        found["preferred_channel"] = problems.NOT_A_CHANNEL
    if profile.form_of_address and profile.form_of_address not in FORMS_OF_ADDRESS:
        found["form_of_address"] = problems.NOT_A_FORM_OF_ADDRESS
    if profile.gender and profile.gender not in GENDERS:
        found["gender"] = problems.NOT_A_GENDER
    if profile.country and not _COUNTRY.fullmatch(profile.country):
        found["country"] = problems.NOT_A_COUNTRY
    if not _are_hours(profile.hours_from, profile.hours_to):
        found["hours_to"] = problems.HOURS_OF_TWO
    if profile.born_on is not None and not _OLDEST <= profile.born_on <= today:
        found["born_on"] = problems.NOT_BORN
    return found


def filled(own: Profile, others: list[Profile]) -> Profile:
    """What is not known of the one who stands for all is told by those joined with them, the first who knows it."""
    known = {each.name: getattr(own, each.name) for each in fields(Profile)}
    for other in others:
        for name in known:
            if name != "own_fields" and known[name] in ("", None):
                known[name] = getattr(other, name)
        known["own_fields"] = {**other.own_fields, **known["own_fields"]}
    return Profile(**known)


def _are_hours(start: dt.time | None, end: dt.time | None) -> bool:
    return (start is None and end is None) or (start is not None and end is not None and start < end)

"""How a customer wants to be treated and who they are, as it is read; and the company's own fields of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.customers.rules.own_fields import Answer, FieldKind, OwnField
from atiende.customers.rules.profile import Profile
from atiende.platform.formats import format_date, format_number

CHANNELS: Final[dict[str, Promise | str]] = {
    "mail": _("Mail"),
    "phone": _("Telephone"),
    "whatsapp": "WhatsApp",
    "chat": _("Chat"),
    "portal": _("Customers' portal"),
    "letter": _("Letter"),
    "counter": _("In person"),
}
FORMS_OF_ADDRESS: Final[dict[str, Promise]] = {
    "usted": _("Usted (formal)"),
    "tu": _("Tú (familiar)"),
    "vos": _("Vos (River Plate)"),
}
GENDERS: Final[dict[str, Promise]] = {"woman": _("Woman"), "man": _("Man"), "other": _("Another")}
_NUMBER: Final = re.compile(r"[+-]?\d{1,16}(\.\d{1,10})?")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is known: its label, what is said, and whether the label is the company's own words."""

    label: str
    said: str
    is_own: bool = False


def treatment_said(profile: Profile) -> list[Said]:
    """Preferred channel, hours and form of address, those that are known."""
    hours = ""
    if profile.hours_from and profile.hours_to:
        hours = f"{profile.hours_from:%H:%M}–{profile.hours_to:%H:%M}"
    told = (
        (gettext("Prefers"), str(CHANNELS.get(profile.preferred_channel, ""))),
        (gettext("Hours"), hours),
        (gettext("Form of address"), str(FORMS_OF_ADDRESS.get(profile.form_of_address, ""))),
    )
    return [Said(label, said) for label, said in told if said]


def person_said(profile: Profile) -> list[Said]:
    """Who they are, what is known of it."""
    told = (
        (gettext("Born on"), format_date(profile.born_on) if profile.born_on else ""),
        (gettext("Gender"), str(GENDERS.get(profile.gender, ""))),
        (gettext("Place"), ", ".join(filter(None, (profile.city, profile.region, profile.country)))),
    )
    return [Said(label, said) for label, said in told if said]


def own_fields_said(fields: Sequence[OwnField], answers: object) -> list[Said]:
    """The company's own fields that are answered, in its order; archived ones too."""
    known = answers if isinstance(answers, dict) else {}
    return [
        Said(each.label, said_of(known.get(each.key), each.kind), True)
        for each in fields
        if known.get(each.key) is not None
    ]


def said_of(value: object, kind: FieldKind) -> str:
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if isinstance(value, int | float):
        return format_number(value)
    if kind == FieldKind.DATE:
        try:
            return format_date(dt.date.fromisoformat(str(value)))
        except ValueError:
            return str(value)
    return "" if value is None else str(value)


def written_of(value: object) -> object:
    """As it stands in the control of a form."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        sign = format_number(0.5)[1]
        return format(Decimal(repr(value)), "f").removesuffix(".0").replace(".", sign)
    return value if isinstance(value, list) else "" if value is None else str(value)


def answer_of(field: OwnField, written: object) -> Answer:
    """What a control says, as it is kept; what cannot be read stays a text, which the action refuses."""
    if isinstance(written, list):
        return [str(each) for each in written] or None
    text = str(written or "").strip()
    if not text:
        return None
    if field.kind == FieldKind.YES_NO:
        return {"yes": True, "no": False}.get(text, text)
    return _number(text) if field.kind == FieldKind.NUMBER else text


def _number(text: str) -> Answer:
    """Comma or point, whichever stands last, is the decimal sign. What is no number stays the text."""
    plain = re.sub(r"[\s\u00a0\u202f']", "", text)
    whole, sign, rest = plain.rpartition(max(".", ",", key=plain.rfind))
    told = f"{re.sub(r'[.,]', '', whole)}.{rest}" if sign else rest
    if not _NUMBER.fullmatch(told):
        return text
    number = Decimal(told)
    return int(number) if number == number.to_integral_value() else float(number)

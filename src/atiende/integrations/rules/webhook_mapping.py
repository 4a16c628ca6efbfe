"""From a message of another system to a case: what its parts become, and which messages are meant at all."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from atiende.integrations.rules.webhook_paths import (
    MISSING,
    NoPath,
    check_template,
    filled,
    only_place,
    text_of,
    value_at,
)
from atiende.kernel.refusals import gettext_noop as _
from atiende.kernel.text import folded
from atiende.tickets.rules.cleaning import SUBJECT_LIMIT, TEXT_LIMIT
from atiende.tickets.rules.custom_fields import Value
from atiende.tickets.rules.priorities import PRIORITIES

LONGEST_TEMPLATE: Final = 10_000
MOST_TAGS: Final = 20
MOST_FIELDS: Final = 50
MOST_CONDITIONS: Final = 10
BROKEN_TEMPLATE: Final = _("A place is written as {order.id} or {items[0].name}, a brace as {{ or }}.")
NEEDED: Final = _("This is required.")
NO_CUSTOMER: Final = _("Say where at least one of mail, telephone or number of the customer stands.")
TOO_LONG: Final = _("This is too long.")
NO_KEY: Final = _("Write one field a line, as in motivo = {reason}.")
NOT_JSON: Final = _("This is not JSON.")
_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_URGENCY: Final = {
    **dict.fromkeys(("critical", "fatal", "emergency", "critica", "critico", "p1", "blocker"), 3),
    **dict.fromkeys(("major", "error", "alta", "alto", "p2"), 2),
    **dict.fromkeys(("media", "medio", "medium", "warning", "p3"), 1),
    **dict.fromkeys(("minor", "info", "baja", "bajo", "p4", "trivial"), 0),
    "urgente": 3,
    **{word: place for place, word in enumerate(PRIORITIES)},
}
"""Words of priority that other systems use, in both languages, as places among ours."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`relation`: equals, differs, contains, exists or lacks; `value` counts with the first three."""

    path: str
    relation: str
    value: str = ""


RELATIONS: Final = {
    "equals": _("is"),
    "differs": _("is not"),
    "contains": _("contains"),
    "exists": _("is there"),
    "lacks": _("is not there"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMapping:
    """Templates: `subject`, `body` and the rest may name places in the message. `custom_fields`: key → template."""

    subject: str = ""
    body: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    external_id: str = ""
    priority: str = ""
    tags: str = ""
    custom_fields: Mapping[str, str] = field(default_factory=dict)

    def problems(self) -> dict[str, str]:
        """Field → msgid."""
        texts = {name: text for name, text in self.as_dict().items() if isinstance(text, str)}
        found = {name: problem for name, text in texts.items() if (problem := _problem(text))}
        for name in ("subject", "body"):
            if not texts[name].strip():
                found[name] = NEEDED
        if not (self.email or self.phone or self.external_id):
            found["email"] = NO_CUSTOMER
        if len(self.custom_fields) > MOST_FIELDS:
            found["custom_fields"] = TOO_LONG
        for key, text in self.custom_fields.items():
            if not _KEY.fullmatch(key):
                found["custom_fields"] = NO_KEY
            elif problem := _problem(text):
                found["custom_fields"] = problem
        return found

    def as_dict(self) -> dict[str, Any]:
        return {**dataclasses.asdict(self), "custom_fields": dict(self.custom_fields)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What would become of a message: plain values, not yet looked at by those who keep them."""

    subject: str
    body: str
    name: str
    email: str
    phone: str
    external_id: str
    priority: int
    tags: tuple[str, ...]
    custom_fields: dict[str, Value]


def mapping_of(kept: Mapping[str, Any]) -> CaseMapping:
    """As it was stored; what is not known is left aside."""
    known = {each.name for each in dataclasses.fields(CaseMapping)}
    return CaseMapping(**{name: value for name, value in kept.items() if name in known})


def document_of(body: bytes) -> Any:
    """The message as data. Raises ValueError for anything but plain JSON in UTF-8, nesting without end included."""
    try:
        read = json.loads(body.decode("utf-8"), parse_constant=_refuse)
        json.dumps(read, ensure_ascii=False).encode("utf-8")  # halves of characters
    except RecursionError as endless:
        raise ValueError("nested too deeply") from endless
    return read


def drafted(mapping: CaseMapping, document: Any) -> Drafted:
    """Raises NoPath for templates that were never checked."""

    def line(template: str, limit: int = 320) -> str:
        return " ".join(filled(template, document).split())[:limit]

    return Drafted(
        subject=line(mapping.subject, SUBJECT_LIMIT),
        body=filled(mapping.body, document).strip()[:TEXT_LIMIT],
        name=line(mapping.name, 200),
        email=line(mapping.email),
        phone=line(mapping.phone),
        external_id=line(mapping.external_id),
        priority=_priority(line(mapping.priority)),
        tags=_tags(mapping.tags, document),
        custom_fields={
            key: value
            for key, template in mapping.custom_fields.items()
            if (value := _value(template, document)) not in (None, "")
        },
    )


def unmet(conditions: tuple[Condition, ...], document: Any) -> Condition | None:
    """The first condition that the message does not meet. Raises NoPath."""
    return next((each for each in conditions if not _is_met(each, document)), None)


def problems_of_conditions(conditions: tuple[Condition, ...]) -> dict[str, str]:
    if len(conditions) > MOST_CONDITIONS:
        return {"conditions": TOO_LONG}
    for each in conditions:
        if each.relation not in RELATIONS or len(each.value) > 200 or _problem(f"{{{each.path}}}"):
            return {"conditions": BROKEN_TEMPLATE}
    return {}


def _problem(template: str) -> str:
    if len(template) > LONGEST_TEMPLATE:
        return TOO_LONG
    try:
        check_template(template)
    except NoPath:
        return BROKEN_TEMPLATE
    return ""


def _priority(said: str) -> int:
    """1 … 4; what is not understood is normal."""
    return _URGENCY.get(folded(said), 1) + 1


def _tags(template: str, document: Any) -> tuple[str, ...]:
    raw = value_at(document, only_place(template)) if only_place(template) else None
    said = [text_of(each) for each in raw] if isinstance(raw, list) else filled(template, document).split(",")
    cleaned = (" ".join(each.split())[:60].strip() for each in said)
    return tuple(dict.fromkeys(each for each in cleaned if each))[:MOST_TAGS]


def _value(template: str, document: Any) -> Value:
    """A place alone keeps its kind: numbers, yes or no, lists of texts."""
    path = only_place(template)
    raw = value_at(document, path) if path else filled(template, document)
    if raw is MISSING or raw is None:
        return None
    if isinstance(raw, list):
        return [text_of(each) for each in raw]
    if isinstance(raw, str | bool | int | float):
        return raw
    return text_of(raw)


def _is_met(condition: Condition, document: Any) -> bool:
    found = value_at(document, condition.path)
    if condition.relation == "exists":
        return found is not MISSING and found is not None
    if condition.relation == "lacks":
        return found is MISSING or found is None
    text, wanted = folded(text_of(found)), folded(condition.value)
    if condition.relation == "contains":
        return wanted in text
    return (text == wanted) == (condition.relation == "equals")


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")

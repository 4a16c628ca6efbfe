"""The correspondence of the demonstration as it lies in `threads/`, with times counted back from now."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from atiende.site.demo.company import TIME_ZONE

_FOLDER: Final = Path(__file__).resolve().parent / "threads"
_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days"}
_PRIORITIES: Final = {"low": 1, "normal": 2, "high": 3, "urgent": 4}
_STATUSES: Final = {
    "new": "new",
    "open": "open",
    "pending": "waiting_customer",
    "on_hold": "waiting_internal",
    "solved": "resolved",
    "closed": "closed",
}


@dataclass(frozen=True, slots=True)
class DemoMessage:
    """`kind`: customer, agent, note or automatic. `by` is the short name of an agent."""

    kind: str
    by: str
    text: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class DemoThread:
    """A conversation; brand, team, agents and product by their short names, `status` by its key, `priority` 1 to 4."""

    key: str
    brand: str
    channel: str
    subject: str
    team: str
    assignee: str
    status: str
    priority: int
    tags: tuple[str, ...]
    customer: str
    company: str
    email: str
    phone: str
    language: str
    product: str
    order: str
    messages: tuple[DemoMessage, ...]


def threads(now: dt.datetime) -> list[DemoThread]:
    """All of them, the oldest first; nothing lies in the future."""
    found = [
        _thread(raw, now)
        for path in sorted(_FOLDER.glob("*.toml"))
        for raw in tomllib.loads(path.read_text(encoding="utf-8"))["thread"]
    ]
    return sorted(found, key=lambda thread: (thread.messages[0].at, thread.key))


def _thread(raw: dict[str, Any], now: dt.datetime) -> DemoThread:
    customer = raw["customer"]
    return DemoThread(
        key=raw["key"],
        brand=raw["brand"],
        channel=raw["channel"],
        subject=raw["subject"],
        team=raw["team"],
        assignee=raw.get("assignee", ""),
        status=_STATUSES[raw["status"]],
        priority=_PRIORITIES[raw["priority"]],
        tags=tuple(raw.get("tags", ())),
        customer=customer["name"],
        company=customer.get("company", ""),
        email=customer.get("email", ""),
        phone=customer.get("phone", ""),
        language=customer.get("language", "es"),
        product=raw.get("product", ""),
        order=raw.get("order", ""),
        messages=_messages(raw, now),
    )


def _messages(raw: dict[str, Any], now: dt.datetime) -> tuple[DemoMessage, ...]:
    offsets: list[dt.timedelta] = []
    total = dt.timedelta()
    for message in raw["message"]:
        total += _after(message["after"])
        offsets.append(total)
    begin = _begin(raw, now)
    while (
        begin + total > now
    ):  # early in the morning, today's have not been written yet: they are yesterday's
        begin -= dt.timedelta(days=1)
    return tuple(
        DemoMessage(message["from"], message.get("by", ""), message["text"].strip(), begin + offset)
        for message, offset in zip(raw["message"], offsets, strict=True)
    )


def _begin(raw: dict[str, Any], now: dt.datetime) -> dt.datetime:
    hour, minute = map(int, raw["hour"].split(":"))
    day = now.astimezone(ZoneInfo(TIME_ZONE)).date() - dt.timedelta(days=raw["days_ago"])
    local = dt.datetime.combine(day, dt.time(hour, minute), ZoneInfo(TIME_ZONE))
    return local.astimezone(dt.UTC)


def _after(text: str) -> dt.timedelta:
    found = re.fullmatch(r"(\d+)([mhd])", text)
    if found is None:
        raise ValueError(f"{text!r} is no distance such as 5m, 2h or 3d")
    return dt.timedelta(**{_UNITS[found[2]]: int(found[1])})

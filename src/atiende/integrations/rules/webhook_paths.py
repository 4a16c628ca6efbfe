"""Where in a message something stands, and texts with such places in them: `{order.id}`, `{items[0].name}`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final

MISSING: Final = object()
LONGEST_PATH: Final = 200
LONGEST_VALUE: Final = 20_000
_STEPS: Final = re.compile(r"""(?:^|\.)([^.\[\]{}"]+)|\[(\d{1,6})\]|\["([^"{}]+)"\]""")
_PIECES: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
Step = str | int


class NoPath(ValueError):
    """Not the name of a place."""


def steps_of(path: str) -> tuple[Step, ...]:
    """Names and numbers on the way: `a.b[0]["c.d"]`. Raises NoPath."""
    path = path.strip()
    steps: list[Step] = []
    end = 0
    while end < len(path):
        found = _STEPS.match(path, end)
        if found is None or len(path) > LONGEST_PATH:
            raise NoPath(path[:60])
        name, number, quoted = found.groups()
        steps.append(int(number) if number is not None else name or quoted)
        end = found.end()
    if not steps:
        raise NoPath(path)
    return tuple(steps)


def value_at(document: Any, path: str) -> Any:
    """What stands there, or MISSING. A number steps into a list. Raises NoPath."""
    place = document
    for step in steps_of(path):
        number = _number(step)
        if isinstance(place, dict) and str(step) in place:
            place = place[str(step)]
        elif isinstance(place, list) and number is not None and number < len(place):
            place = place[number]
        else:
            return MISSING
    return place


def filled(template: str, document: Any) -> str:
    """The text with what stands in its places; what is missing leaves nothing. `{{` and `}}` are braces.

    Raises NoPath.
    """
    return _written(template, lambda path: text_of(value_at(document, path)))


def check_template(template: str) -> None:
    """Raises NoPath for a brace without its other half and for what names no place."""
    _written(template, _named)


def only_place(template: str) -> str:
    """The path of a template that is nothing but one place; else an empty text."""
    found = re.fullmatch(r"\s*\{([^{}]+)\}\s*", template)
    return found[1] if found else ""


def text_of(value: Any) -> str:
    """A value as people read it; lists and objects as JSON."""
    if value is MISSING or value is None:
        return ""
    if isinstance(value, str):
        return value[:LONGEST_VALUE]
    if isinstance(value, bool | int | float):
        return json.dumps(value)[:LONGEST_VALUE]
    return json.dumps(value, ensure_ascii=False, indent=2)[:LONGEST_VALUE]


def _written(template: str, say: Callable[[str], str]) -> str:
    def piece(found: re.Match[str]) -> str:
        whole = found[0]
        if whole in ("{{", "}}"):
            return whole[0]
        if found[1] is None:
            raise NoPath(whole)
        return say(found[1])

    return _PIECES.sub(piece, template)


def _named(path: str) -> str:
    steps_of(path)
    return ""


def _number(step: Step) -> int | None:
    if isinstance(step, int):
        return step
    return int(step) if step.isascii() and step.isdecimal() and len(step) < 7 else None

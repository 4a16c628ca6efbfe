"""Colleagues in a case, in words: who they are is looked up here, what they do was told by the live line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from atiende.kernel.text import isolated, one_line
from atiende.tickets.queries import names_of_agents

MOST: Final = 12
_SHOWN: Final = 3
_DOING: Final = {
    "replying": ("reply", gettext_noop("%(name)s is writing a reply")),
    "noting": ("lock", gettext_noop("%(name)s is writing a note")),
    "viewing": ("eye", gettext_noop("%(name)s is looking at this case")),
}


@dataclass(frozen=True, slots=True)
class Present:
    """`state` is "replying", "noting" or "viewing"."""

    name: str
    state: str
    icon: str
    sentence: str

    @property
    def is_writing(self) -> bool:
        return self.state != "viewing"


def present_in(asked: Iterable[str], *, but: int) -> tuple[list[Present], list[str]]:
    """Of texts such as "7-replying": the first few, and the names of the rest. Nonsense and oneself are left out."""
    states: dict[int, str] = {}
    for text in list(asked)[:MOST]:
        key, _dash, state = text.partition("-")
        if state in _DOING and key.isascii() and key.isdecimal() and len(key) < 19:
            states.setdefault(int(key), state)
    states.pop(but, None)
    names = names_of_agents(set(states)) if states else {}
    order = list(_DOING)
    people = sorted((key for key in states if key in names), key=lambda key: order.index(states[key]))
    shown = [_present(one_line(names[key], limit=60), states[key]) for key in people[:_SHOWN]]
    return shown, [isolated(one_line(names[key], limit=60)) for key in people[_SHOWN:]]


def _present(name: str, state: str) -> Present:
    icon, words = _DOING[state]
    return Present(name, state, icon, _(words) % {"name": isolated(name)})

"""What the command palette finds: pages, settings, and whatever else rooms offer to search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.platform.ui.navigation import navigation_for
from atiende.platform.ui.settings_pages import settings_pages_for


@dataclass(frozen=True, slots=True)
class PaletteCommand:
    """Something to do, one page away: "Invite a colleague", "New brand"."""

    label: str | Promise
    icon: str
    url_name: str
    grant: str = ""
    keywords: str | Promise = ""
    order: int = 100


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the palette: it leads to `url`, or fills the box anew, or does something on the page that is open."""

    group: str
    label: str
    icon: str
    url: str
    note: str = ""
    fills: str = ""
    acts: str = ""


Finder = Callable[[Actor, str], list[Found]]

_commands: dict[str, PaletteCommand] = {}
_finders: list[Finder] = []
_LIMIT_OF_LINES = 30


def register_command(command: PaletteCommand) -> None:
    """Add a command, or replace the one with the same address."""
    _commands[command.url_name] = command


def register_finder(finder: Finder) -> None:
    """Add a search of a room's own things; it filters by the actor's permission itself."""
    if finder not in _finders:
        _finders.append(finder)


def find(actor: Actor, query: str) -> list[Found]:
    """Everything that answers the query and that this actor may open, grouped, actions first."""
    found = [*_actions(actor, query), *_places(actor, query), *_settings(actor, query)]
    for finder in _finders:
        found += finder(actor, query)
    return found[:_LIMIT_OF_LINES]


def _answers(query: str, *texts: object) -> bool:
    words = folded(" ".join(str(text) for text in texts)).split()
    return all(any(word.startswith(asked) for word in words) for asked in folded(query).split())


def _actions(actor: Actor, query: str) -> list[Found]:
    known = sorted(_commands.values(), key=lambda command: command.order)
    return [
        Found(_("Actions"), str(c.label), c.icon, reverse(c.url_name))
        for c in known
        if (not c.grant or actor.may(c.grant)) and _answers(query, c.label, c.keywords)
    ]


def _places(actor: Actor, query: str) -> list[Found]:
    entries = navigation_for(actor)
    return [
        Found(_("Go to"), str(e.label), e.icon, e.url)
        for e in entries
        if _answers(query, e.label, e.keywords)
    ]


def _settings(actor: Actor, query: str) -> list[Found]:
    pages = settings_pages_for(actor, query=query)
    return [Found(_("Settings"), str(p.label), p.icon, p.url, note=str(p.section)) for p in pages]

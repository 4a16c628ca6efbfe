"""The entries of the sidebar. Rooms register theirs when they start; each shows to who holds its grant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from atiende.kernel.actors import Actor
from atiende.platform.ui.addresses import address_of


@dataclass(frozen=True, slots=True, eq=False)
class NavigationEntry:
    """One link of the sidebar. `place` is "top" (daily work) or "foot" (settings); lower `order` comes first.

    `grant` names the one grant it needs; `is_for` asks where one grant does not say it. `count_url_name`: a page that
    says how many are new, asked once the page is there, and again when `live`, a topic of each person's own, changed.
    """

    label: str | Promise
    icon: str
    url_name: str
    grant: str = ""
    is_for: Callable[[Actor], bool] | None = None
    place: str = "top"
    order: int = 100
    keywords: str | Promise = ""
    on_phone: bool = False
    count_url_name: str = ""
    live: str = ""

    @property
    def url(self) -> str:
        return address_of(self.url_name)

    def is_open_to(self, actor: Actor) -> bool:
        return (not self.grant or actor.may(self.grant)) and (self.is_for is None or self.is_for(actor))

    def is_current(self, path: str) -> bool:
        """Whether the page at this path lies under this entry."""
        return path == self.url or (path.startswith(self.url) and self.url_name != "desk:home")


_entries: dict[str, NavigationEntry] = {}


def register_navigation(entry: NavigationEntry) -> None:
    """Add an entry, or replace the one with the same address."""
    _entries[entry.url_name] = entry


def navigation_for(actor: Actor, *, place: str = "") -> list[NavigationEntry]:
    """What this actor finds in the sidebar, in order."""
    seen = (e for e in _entries.values() if e.is_open_to(actor))
    return sorted((e for e in seen if place in ("", e.place)), key=lambda e: e.order)

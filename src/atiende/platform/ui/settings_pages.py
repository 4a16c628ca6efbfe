"""The pages of the settings, as the sub-navigation and the search know them. Rooms register theirs when they start."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise

from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.platform.ui.addresses import address_of


@dataclass(frozen=True, slots=True, eq=False)
class SettingsPage:
    """One page of the settings; `keywords` are other words under which people look for it."""

    section: str | Promise
    label: str | Promise
    url_name: str
    grant: str
    keywords: str | Promise = ""
    summary: str | Promise = ""
    icon: str = "settings"
    order: int = 100

    @property
    def url(self) -> str:
        return address_of(self.url_name)

    def is_current(self, path: str) -> bool:
        return path.startswith(self.url)

    def answers(self, query: str) -> bool:
        """Whether every word of the query begins a word of this page, accents and case aside."""
        words = folded(f"{self.section} {self.label} {self.keywords} {self.summary}").split()
        return all(any(word.startswith(asked) for word in words) for asked in folded(query).split())


_pages: dict[str, SettingsPage] = {}


def register_settings_page(page: SettingsPage) -> None:
    """Add a page, or replace the one with the same address."""
    _pages[page.url_name] = page


def settings_pages_for(actor: Actor, *, query: str = "") -> list[SettingsPage]:
    """The pages this actor may open, in order, narrowed to those that answer the query."""
    open_to_them = (page for page in _pages.values() if actor.may(page.grant))
    found = (page for page in open_to_them if not query or page.answers(query))
    return sorted(found, key=lambda page: page.order)


def has_settings_page(actor: Actor) -> bool:
    """Whether there is any page for this actor: asked for every page, so without putting them in order."""
    return any(actor.may(page.grant) for page in _pages.values())


def settings_sections_for(actor: Actor, *, query: str = "") -> list[tuple[str, list[SettingsPage]]]:
    """The same pages under the headings of their sections."""
    pages = settings_pages_for(actor, query=query)
    first_of = {str(page.section): page.order for page in reversed(pages)}
    pages.sort(key=lambda page: (first_of[str(page.section)], str(page.section), page.order))
    return [(section, list(group)) for section, group in groupby(pages, key=lambda page: str(page.section))]

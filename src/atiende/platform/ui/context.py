"""What every template of ours can count on: `ui.theme`, `ui.density`, `ui.navigation` and their like."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from atiende import __version__
from atiende.kernel.actors import NOBODY, Actor
from atiende.platform.languages import html_language
from atiende.platform.ui.navigation import NavigationEntry, navigation_for
from atiende.platform.ui.preferences import preference_of
from atiende.platform.ui.settings_pages import SettingsPage, settings_sections_for
from atiende.platform.ui.words import words_for_scripts


@dataclass
class Frame:
    """The frame around a page, worked out only as far as its template asks."""

    request: HttpRequest
    version: str = __version__

    @cached_property
    def actor(self) -> Actor:
        actor = getattr(self.request, "actor", None)
        return actor if isinstance(actor, Actor) else NOBODY

    @property
    def language(self) -> str:
        return html_language()

    @property
    def theme(self) -> str:
        return preference_of(self.request, "theme")

    @property
    def density(self) -> str:
        return preference_of(self.request, "density")

    @property
    def has_single_key_shortcuts(self) -> bool:
        return preference_of(self.request, "shortcuts") == "on"

    @property
    def words(self) -> dict[str, str]:
        return words_for_scripts()

    @property
    def navigation(self) -> list[tuple[NavigationEntry, bool]]:
        return self._marked("top")

    @property
    def foot_navigation(self) -> list[tuple[NavigationEntry, bool]]:
        return self._marked("foot")

    @property
    def phone_navigation(self) -> list[tuple[NavigationEntry, bool]]:
        entries = [entry for entry in navigation_for(self.actor) if entry.on_phone][:2]
        return [(entry, entry.is_current(self.request.path)) for entry in entries]

    @property
    def settings_sections(self) -> list[tuple[str, list[tuple[SettingsPage, bool]]]]:
        path = self.request.path
        return [
            (section, [(page, page.is_current(path)) for page in pages])
            for section, pages in settings_sections_for(self.actor)
        ]

    def _marked(self, place: str) -> list[tuple[NavigationEntry, bool]]:
        return [(e, e.is_current(self.request.path)) for e in navigation_for(self.actor, place=place)]


def ui(request: HttpRequest) -> dict[str, Any]:
    return {"ui": Frame(request)}

"""What every template of ours can count on: `ui.theme`, `ui.density`, `ui.navigation` and their like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.template.backends.utils import csrf_input

from atiende import __version__
from atiende.kernel.actors import NOBODY, Actor
from atiende.platform.languages import html_language
from atiende.platform.ui.avatars import avatar
from atiende.platform.ui.navigation import NavigationEntry, navigation_for
from atiende.platform.ui.notices import Notice, notices_for
from atiende.platform.ui.preferences import preference_of
from atiende.platform.ui.settings_pages import SettingsPage, settings_sections_for

Marked = tuple[tuple[NavigationEntry, bool], ...]
"""Entries of the sidebar, each with whether the page lies under it."""


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

    @cached_property
    def theme(self) -> str:
        return preference_of(self.request, "theme")

    @cached_property
    def density(self) -> str:
        return preference_of(self.request, "density")

    @cached_property
    def has_single_key_shortcuts(self) -> bool:
        return preference_of(self.request, "shortcuts") == "on"

    @cached_property
    def own(self) -> Mapping[str, str]:
        """What fills the places of the kept parts: of this person and this request alone."""
        return {
            "person": str(self.actor.id),
            "label": self.actor.label,
            "avatar": avatar(self.actor.label),
            "email": self._email,
            "path": self.request.get_full_path(),
            "csrf": csrf_input(self.request),
        }

    @property
    def has_email(self) -> bool:
        return bool(self._email)

    @cached_property
    def navigation(self) -> Marked:
        return tuple((entry, here) for entry, here in self._entries if entry.place == "top")

    @cached_property
    def foot_navigation(self) -> Marked:
        return tuple((entry, here) for entry, here in self._entries if entry.place == "foot")

    @property
    def phone_navigation(self) -> Marked:
        return tuple((entry, here) for entry, here in self._entries if entry.on_phone)[:2]

    @property
    def notices(self) -> list[tuple[Notice, bool]]:
        return notices_for(self.actor)

    @property
    def settings_sections(self) -> tuple[tuple[str, tuple[tuple[SettingsPage, bool], ...]], ...]:
        path = self.request.path
        return tuple(
            (section, tuple((page, page.is_current(path)) for page in pages))
            for section, pages in settings_sections_for(self.actor)
        )

    @property
    def _email(self) -> str:
        return str(getattr(getattr(self.request, "user", None), "email", ""))

    @cached_property
    def _entries(self) -> Marked:
        return tuple((entry, entry.is_current(self.request.path)) for entry in navigation_for(self.actor))


def ui(request: HttpRequest) -> dict[str, Any]:
    return {"ui": Frame(request)}

"""What every template of ours can count on: `ui.theme`, `ui.density`, `ui.navigation` and their like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

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
PRESENCES: Final = {
    "available": pgettext_lazy("person", "Available"),
    "busy": pgettext_lazy("person", "Busy"),
    "away": pgettext_lazy("person", "Away"),
    "offline": pgettext_lazy("person", "Offline"),
}


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
            "presence": self._presence,
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
    def _presence(self) -> SafeString:
        """A dot beside the avatar, of what was read along with the person; nothing of who was never present."""
        along = getattr(getattr(self.request, "user", None), "read_along", {})
        state = along.get("presence")
        if state not in PRESENCES:
            return SafeString()
        return format_html(
            '<span class="pdot {}" title="{}"><span class="vh">{}</span></span>',
            state,
            PRESENCES[state],
            PRESENCES[state],
        )

    @property
    def _email(self) -> str:
        return str(getattr(getattr(self.request, "user", None), "email", ""))

    @cached_property
    def _entries(self) -> Marked:
        return tuple((entry, entry.is_current(self.request.path)) for entry in navigation_for(self.actor))


def ui(request: HttpRequest) -> dict[str, Any]:
    return {"ui": Frame(request)}

"""Finding a setting by any of its words, in either language, accents and case aside."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise

from atiende.console.single_settings import SINGLE_SETTINGS
from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.platform.ui.settings_pages import SettingsPage, settings_pages_for


@dataclass(frozen=True, slots=True)
class Finding:
    """A page, or one setting on it: then `label` is the setting's and the address leads to its field."""

    label: str | Promise
    url: str
    page: SettingsPage
    is_page: bool


def find_settings(actor: Actor, query: str) -> list[Finding]:
    """Pages first, then single settings; of those the actor may open."""
    asked = folded(query).split()
    if not asked:
        return []
    pages = settings_pages_for(actor)
    found = [Finding(page.label, page.url, page, True) for page in pages if _answers(asked, *_words_of(page))]
    by_url_name = {page.url_name: page for page in pages}
    for single in SINGLE_SETTINGS:
        page = by_url_name.get(single.url_name)
        if page is not None and _answers(asked, single.label, single.keywords):
            found.append(Finding(single.label, f"{page.url}#{single.anchor}", page, False))
    return found


def _words_of(page: SettingsPage) -> tuple[str | Promise, ...]:
    return (page.section, page.label, page.keywords, page.summary)


def _answers(asked: list[str], *texts: str | Promise) -> bool:
    """Whether every word asked for begins a word of these texts in one of the languages."""
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            words = folded(" ".join(str(text) for text in texts)).replace(",", " ").split()
        if all(any(word.startswith(part) for word in words) for part in asked):
            return True
    return False

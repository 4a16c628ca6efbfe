"""The palette finds by any word, accents aside, and only what the person may open."""

from __future__ import annotations

import pytest

from atiende.kernel.actors import Actor
from atiende.platform.ui.palette import PaletteCommand, find, register_command
from atiende.platform.ui.settings_pages import SettingsPage


@pytest.fixture(autouse=True)
def commands(monkeypatch):
    monkeypatch.setattr("atiende.platform.ui.palette._commands", {})
    register_command(PaletteCommand("Invitar a un compañero", "user-plus", "desk:home", "people.manage"))
    register_command(PaletteCommand("Cambiar la contraseña", "key-round", "desk:palette", keywords="clave"))


def labels(actor: Actor, query: str) -> list[str]:
    return [found.label for found in find(actor, query)]


MANAGER = Actor(id=1, label="Ana", grants=frozenset({"people.manage", "settings.manage"}))
AGENT = Actor(id=2, label="Inés")


@pytest.mark.parametrize("query", ["contrasena", "CONTRASEÑA", "cambiar contr", "clave", "contr camb"])
def test_found_by_any_word_without_accents(query):
    assert "Cambiar la contraseña" in labels(AGENT, query)


def test_a_stranger_to_the_grant_does_not_find_it():
    assert "Invitar a un compañero" in labels(MANAGER, "invitar")
    assert labels(AGENT, "invitar") == []


def test_nothing_answers_nonsense():
    assert labels(MANAGER, "zzzz") == []


def test_a_settings_page_answers_its_keywords():
    page = SettingsPage("Seguridad", "Acceso", "desk:home", "settings.manage", "sesión OIDC")
    assert page.answers("oidc")
    assert page.answers("seg sesion")
    assert not page.answers("marca")

"""Parts of the frame are written once and given to everybody: nothing of one person may stand in them."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from atiende.identity.models import User
from atiende.platform.ui.kept import kept_part
from atiende.platform.ui.navigation import NavigationEntry
from tests.identity.people import person


def test_each_language_has_its_own():
    with override("es"):
        spanish = kept_part("ui/elements/ask.html")
        assert kept_part("ui/elements/ask.html") is spanish
    with override("en"):
        assert "Cancel<" in kept_part("ui/elements/ask.html")
    assert "Cancelar" in spanish


def test_each_choice_has_its_own():
    pressed = 'value="dark" aria-pressed="true"'
    assert pressed in kept_part("ui/elements/looks.html", theme="dark", density="normal")
    assert pressed not in kept_part("ui/elements/looks.html", theme="light", density="normal")


def test_only_the_entries_handed_in_are_shown_and_they_are_text():
    hostile = NavigationEntry("<script>", "house", "desk:home")
    part = kept_part("ui/elements/bottom_tabs.html", entries=((hostile, True),))
    assert "&lt;script&gt;" in part
    assert "<script>" not in part
    assert "&lt;script&gt;" not in kept_part("ui/elements/bottom_tabs.html", entries=())


MENU = "ui/elements/user_menu.html"


def own(label: str, **other: str) -> dict[str, str]:
    return {"label": label, "avatar": "", "email": "", "path": "/desk/", "csrf": "", **other}


def test_places_are_filled_anew_for_everybody():
    with override("es"):
        ana = kept_part(MENU, own("Ana Beltrán", email="ana@example.com"), has_email=True)
        carlos = kept_part(MENU, own("Carlos Medina", email="carlos@example.com"), has_email=True)
    assert "Ana Beltrán" in ana
    assert "ana@example.com" in ana
    assert "Carlos Medina" in carlos
    assert "Ana" not in carlos
    assert "ana@" not in carlos


def test_what_fills_a_place_is_text_even_when_it_looks_like_a_gap():
    part = kept_part(MENU, own("<script>alert(1)</script>\x00email\x00", email="secret@example.com"))
    assert "&lt;script&gt;" in part
    assert "<script>" not in part
    assert "secret@" not in part


def test_a_place_without_filling_is_a_fault_and_no_empty_name():
    with pytest.raises(KeyError, match="label"):
        kept_part(MENU, {"avatar": ""})


def test_two_people_with_the_same_rights_each_read_their_own_name(client, db):
    pages = []
    for name, email in (("Ana Beltrán", "ana@example.com"), ("Eva Otero", "eva@example.com")):
        client.force_login(person(email, "agent", name=name))
        pages.append(client.get("/desk/").content.decode())
    first, second = pages
    assert first.count("Ana Beltrán") >= 2
    assert "Otero" not in first
    assert second.count("Eva Otero") >= 2
    assert "Beltrán" not in second
    assert "ana@" not in second


def test_another_language_is_seen_at_the_next_page(client, db):
    user = person("ana@example.com", "agent", name="Ana")
    client.force_login(user)
    assert "Bandeja" in client.get("/desk/").content.decode()
    User.objects.filter(pk=user.pk).update(language="en")
    page = client.get("/desk/").content.decode()
    assert "Inbox" in page
    assert "Bandeja" not in page

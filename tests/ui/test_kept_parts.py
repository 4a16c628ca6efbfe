"""Parts of the frame are written once and given to everybody: nothing of one person may stand in them."""

from __future__ import annotations

from django.utils.translation import override

from atiende.platform.ui.kept import kept_part
from atiende.platform.ui.navigation import NavigationEntry


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

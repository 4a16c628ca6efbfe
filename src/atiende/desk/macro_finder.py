"""Macros in the palette."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from atiende.kernel.actors import Actor
from atiende.platform.ui.palette import Found, register_finder
from atiende.playbooks.queries import names_of_macros

LEAST_LETTERS = 2
FOUND = 8


def register_finders() -> None:
    register_finder(find_macros)


def find_macros(actor: Actor, query: str) -> list[Found]:
    """Those whose name holds what was typed; what they do is shown before they do it."""
    if len(query) < LEAST_LETTERS or not actor.may("tickets.reply"):
        return []
    return [
        Found(gettext("Macros"), name, "zap", reverse("desk:macro", args=[pk]))
        for pk, name in names_of_macros(actor, query, size=FOUND)
    ]

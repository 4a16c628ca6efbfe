"""The translator as it is set."""

from __future__ import annotations

from atiende.kernel.actors import Actor
from atiende.playbooks.models import Translator


def translator_set(actor: Actor) -> Translator:
    """The one row, or an empty one of version 0. NotPermitted."""
    actor.require("settings.manage")
    return Translator.objects.first() or Translator(version=0)

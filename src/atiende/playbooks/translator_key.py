"""The key that a translator asks for: kept sealed."""

from __future__ import annotations

from typing import Final

from atiende.platform.secrets import register_sealed

PURPOSE: Final = "playbooks.translator"


def register() -> None:
    """Rotation of keys finds it."""
    register_sealed("playbooks.Translator", "sealed_key", PURPOSE)

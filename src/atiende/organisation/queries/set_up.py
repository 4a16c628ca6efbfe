"""How far the first set-up has come."""

from __future__ import annotations

from atiende.organisation.models import SetUpProgress


def set_up_progress() -> SetUpProgress | None:
    """None before the first step is saved, and again once the set-up is finished."""
    return SetUpProgress.objects.first()

"""Remove what the set-up remembered, once its answers have become a company."""

from __future__ import annotations

from atiende.organisation.models import SetUpProgress


def forget_set_up_answers() -> None:
    SetUpProgress.objects.all().delete()

"""The shared collection of real mail, when this machine has it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_FOLDER = Path(os.environ.get("ATIENDE_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
MAIL = _FOLDER / "mail"

needs_corpus = pytest.mark.skipif(not MAIL.is_dir(), reason="the collection of mail is not on this machine")


def mails(*folders: str) -> list[Path]:
    """Every file of these folders of the collection, or of all."""
    roots = [MAIL / folder for folder in folders] if folders else [MAIL]
    return sorted(
        path for root in roots for path in root.rglob("*") if path.is_file() and path.suffix != ".tsv"
    )

from __future__ import annotations

from tests.languages.conftest import company, person_of

__all__ = ["company", "person_of"]

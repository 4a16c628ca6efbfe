"""How many examples a property is tried with: few and always the same in the fast tests, many new ones at length."""

from __future__ import annotations

import os
from typing import Final

from hypothesis import HealthCheck, settings

AT_LENGTH: Final = "ATIENDE_FUZZ_EXAMPLES"
_EXAMPLES: Final = os.environ.get(AT_LENGTH, "")

tried = settings(
    max_examples=int(_EXAMPLES or 40),
    derandomize=not _EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

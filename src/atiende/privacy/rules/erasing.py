"""Why a person's data may be erased: words that stay in the audit when nothing else does."""

from __future__ import annotations

from typing import Final

RULES: Final = ("request", "consent_withdrawn", "retention_over", "mistake")
"""Asked for by the person (GDPR, art. 17.1); consent withdrawn (17.1 b); not needed any more (17.1 a); a mistake."""

GRANTS: Final = ("customers.manage", "settings.manage")
"""Both: who may change customers and answers for how the company keeps data."""

KEPT_DAYS: Final = 7
"""How long an export made on a screen can be downloaded."""

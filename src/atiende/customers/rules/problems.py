"""Messages of what can be typed about a customer: English msgids."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

Problems = dict[str, str]

REQUIRED: Final = gettext_noop("This is required.")
NOT_AN_IDENTIFIER: Final = gettext_noop("This is not a valid address or number of that kind.")

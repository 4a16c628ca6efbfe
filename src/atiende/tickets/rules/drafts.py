"""Which grant each kind of draft needs: that of the thing it may become."""

from __future__ import annotations

from typing import Final

GRANT_OF: Final = {"reply": "tickets.reply", "note": "tickets.note"}

from __future__ import annotations

from tests.channels.dovecot import dovecot, user

__all__ = ["dovecot", "user"]

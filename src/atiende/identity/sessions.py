"""Where sessions are kept: Django's table, read for every page by one prepared statement."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.sessions.backends import db
from django.db import connection

_READ: Final = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > now()"


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and no key, when it is unknown or has ended."""
        with connection.cursor() as cursor:
            cursor.execute(_READ, [self.session_key])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        return self.decode(row[0])

"""Where sessions are kept: Django's table, read for every page together with the person, by one prepared statement."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils.crypto import constant_time_compare

from atiende.identity.models import User
from atiende.identity.queries.signed_in import session_of_key
from atiende.kernel.clock import utc_now

LONGEST: Final = dt.timedelta(days=7)
"""After this one signs in again, however busy one was; idle sessions end earlier (settings)."""
SINCE: Final = "identity_since"
"""Under this name a session says when it began, in seconds."""


class SessionStore(db.SessionStore):
    _opened_for: User | None = None

    def get_expiry_date(self, **kwargs: Any) -> dt.datetime:
        """When it ends unless something happens; never later than LONGEST after it began."""
        usual: dt.datetime = super().get_expiry_date(**kwargs)
        since = self.get(SINCE)
        return usual if since is None else min(usual, dt.datetime.fromtimestamp(since, dt.UTC) + LONGEST)

    def get_expiry_age(self, **kwargs: Any) -> int:
        """Seconds for which the browser keeps the cookie."""
        usual: int = super().get_expiry_age(**kwargs)
        since = self.get(SINCE)
        if since is None:
            return usual
        return max(0, min(usual, int(since + LONGEST.total_seconds() - utc_now().timestamp())))

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and no key, when it is unknown or has ended."""
        found = session_of_key(self.session_key or "")
        if found is None:
            self._session_key = None
            return {}
        held, self._opened_for = found
        return self.decode(held)

    def person(self) -> User | None:
        """Who is signed in, when that came along and nothing speaks against them; None: ask further."""
        name, sealed = self.get(SESSION_KEY), self.get(HASH_SESSION_KEY, "")
        person = self._opened_for
        if person is None or not person.is_active or name != str(person.pk):
            return None
        return person if constant_time_compare(sealed, person.get_session_auth_hash()) else None

"""What can come of a question to a provider of permissions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


class Away(Exception):
    """No answer, or one that says nothing about the permission: worth asking again."""


class Refused(Exception):
    """The provider takes the grant or the client no more; only a person can mend that."""


@dataclass(frozen=True, slots=True)
class Granted:
    """`refresh_token` is empty when the one before goes on."""

    access_token: str = field(repr=False)
    expires_at: dt.datetime
    refresh_token: str = field(default="", repr=False)

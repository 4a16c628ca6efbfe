"""What a reader of one system may ask for while it puts a case together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Found = Mapping[str, Any]
Look = Callable[[str, object], Found | None]
"""`look("user", 12)`: what lay beside the cases under this kind and id."""
LookAll = Callable[[str, object], Sequence[Found]]


@dataclass(frozen=True, slots=True)
class Reading:
    """`zone` is that of times without one; `now` is when the import runs: nothing lies after it."""

    zone: dt.tzinfo
    now: dt.datetime
    look: Look = lambda _kind, _ident: None
    look_all: LookAll = lambda _kind, _ident: []

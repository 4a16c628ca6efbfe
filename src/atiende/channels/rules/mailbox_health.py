"""How the reading of a mailbox goes, in one word."""

from __future__ import annotations

from typing import Literal

Health = Literal["import_only", "paused", "token_ended", "failing", "waiting", "well"]


def health_of(
    *, has_server: bool, is_paused: bool, has_token_ended: bool, is_failing: bool, was_read: bool
) -> Health:
    """`waiting`: it has a server and was not read yet. The first thing that a person can do something about counts."""
    if is_paused:
        return "paused"
    if has_token_ended:
        return "token_ended"
    if not has_server:
        return "import_only"
    if is_failing:
        return "failing"
    return "well" if was_read else "waiting"

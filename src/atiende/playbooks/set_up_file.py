"""Canned replies and macros of everybody, for the file of the set-up; what is a person's own stays with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.platform.set_up_file import Change
from atiende.playbooks.set_up_macros import MACRO, macros_told, take_macros
from atiende.playbooks.set_up_replies import REPLY, replies_told, take_replies

PARTS: Final = {"canned_replies": REPLY, "macros": MACRO}


def export(by: Actor) -> dict[str, Any]:
    """Raises NotPermitted."""
    by.require("settings.manage")
    return {"canned_replies": replies_told(), "macros": macros_told()}


def take(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """Replies by folder, name, brand, team and language; macros, which may name replies, by name, brand and team."""
    return [*take_replies(data, by=by, at=at), *take_macros(data, by=by, at=at)]

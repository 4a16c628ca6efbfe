"""No room that holds something on a person is forgotten."""

from __future__ import annotations

from importlib.util import find_spec

from atiende.privacy.rooms import DOORS
from atiende.site.rooms import ROOMS


def test_privacy_asks_every_room_with_personal_data_from_the_top_down() -> None:
    having = [room for room in ROOMS if find_spec(f"atiende.{room}.personal_data")]
    assert list(DOORS) == having

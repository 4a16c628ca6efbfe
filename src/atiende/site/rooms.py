"""The one list of rooms, from the roof down. Settings, import contracts, catalogues and the map are made from it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FLOORS: Final[tuple[tuple[str, ...], ...]] = (
    ("desk", "portal", "console"),
    ("privacy", "integrations"),
    ("automation",),
    ("channels", "playbooks", "service_levels"),
    ("tasks", "views", "side_conversations"),
    ("notifications",),
    ("tickets",),
    ("catalogue", "knowledge"),
    ("customers", "organisation", "regulations"),
    ("identity",),
    ("platform",),
)
"""Floors from top to bottom; rooms of one floor do not know each other. Below all of them lies the kernel."""

ROOMS: Final[tuple[str, ...]] = tuple(room for floor in FLOORS for room in floor)


def apps_bottom_up() -> list[str]:
    """Django applications, lower floors first, so that their tables and registries exist before those above."""
    return [f"atiende.{room}" for floor in reversed(FLOORS) for room in floor]


def room_folders(name: str) -> list[Path]:
    """The folder of this name in each room that has one, the higher rooms first."""
    package = Path(__file__).resolve().parent.parent
    return [folder for room in ROOMS if (folder := package / room / name).is_dir()]

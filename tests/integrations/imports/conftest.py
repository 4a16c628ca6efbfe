from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from atiende.integrations.importing.files import bring_files
from atiende.integrations.importing.opening import opened
from atiende.integrations.importing.order import Tally
from atiende.integrations.importing.reading import Plan, records
from atiende.integrations.importing.recognising import recognise
from atiende.integrations.importing.shelf import shelf
from atiende.integrations.rules.importing.files import Files
from atiende.integrations.rules.importing.records import Bad
from atiende.kernel.actors import SYSTEM
from tests.tickets.conftest import house

__all__ = ["house"]
AT = dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)
Content = bytes | str | dict[str, Any] | list[Any]


def put(folder: Path, files: dict[str, Content]) -> list[tuple[str, Path]]:
    """Files of these contents; objects and lists as JSON."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, bytes | str) else json.dumps(content)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [(name, folder / name) for name in files]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Any]]:
    """Everything that is read of these files, bad lines too."""

    def found(
        files: dict[str, Content], kind: str = "tickets", system: str = "", **mapping: str
    ) -> list[Any]:
        with opened(put(tmp_path, files)) as sources, shelf() as beside:
            plan = Plan(kind, recognise(sources, kind, system=system).system, mapping)
            return list(records(sources, plan, beside, zone=dt.UTC, now=AT))

    return found


class Imported:
    """What an import came to, with the lines that it told of."""

    def __init__(self, tally: Tally, told: list[Bad]) -> None:
        self.tally, self.told = tally, told

    @property
    def reasons(self) -> list[tuple[int, str]]:
        return [(each.place.line, each.reason) for each in self.told]


@pytest.fixture
def bring(house: Any, tmp_path: Path) -> Callable[..., Imported]:
    def brought(
        files: dict[str, Content],
        kind: str = "tickets",
        *,
        is_trial: bool = False,
        by: Any = SYSTEM,
        **more: Any,
    ) -> Imported:
        told: list[Bad] = []
        wanted = Files(kind=kind, brand_id=house.nova.pk, paths=put(tmp_path, files), **more)
        tally = bring_files(
            wanted, is_trial=is_trial, by=by, at=AT, note=told.append, advance=lambda _count: None
        )
        return Imported(tally, told)

    return brought


def ticket(number: int = 1, **more: Any) -> dict[str, Any]:
    """A case in the shape of our own."""
    return {
        "id": number,
        "subject": f"Caldera {number}",
        "status": "closed",
        "priority": "high",
        "created_at": "2026-03-02T09:15:00Z",
        "customer": {"id": f"c{number}", "name": "Rosa Díaz", "email": f"rosa{number}@correo.example"},
        "messages": [
            {"from": "customer", "text": "Pierde agua.", "at": "2026-03-02T09:15:00Z"},
            {"from": "agent", "text": "Vamos mañana.", "at": "2026-03-02T10:00:00Z",
             "author": {"name": "Ana", "email": "olga@nova.example"}},
            {"from": "note", "text": "Junta de 22 mm.", "at": "2026-03-02T10:05:00Z", "author": "Ana"},
        ],
        **more,
    }  # fmt: skip


def lines(*found: Any) -> str:
    return "".join(f"{each if isinstance(each, str) else json.dumps(each)}\n" for each in found)

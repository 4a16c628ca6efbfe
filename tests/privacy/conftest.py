from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings

from atiende.customers.actions.identify_customer import identify_customer
from atiende.customers.actions.merge_customers import merge_customers
from atiende.kernel.actors import SYSTEM
from tests.customers.conftest import AT


@pytest.fixture(autouse=True)
def _own_files(settings: LazySettings, tmp_path: Path) -> None:
    settings.FILES_ROOT = str(tmp_path / "files")


@pytest.fixture
def known(db: None) -> Callable[..., int]:
    def make(address: str, name: str = "") -> int:
        return identify_customer(kind="email", value=address, name=name, by=SYSTEM, at=AT)

    return make


@pytest.fixture
def joined(known: Callable[..., int]) -> tuple[int, int]:
    """Two customers that were found to be the same; the second survives."""
    one, two = known("vieja@a.example", "Marta <b>Gil</b>"), known("nueva@a.example", "Marta Gil")
    merge_customers(source_id=one, target_id=two, by=SYSTEM, at=AT)
    return one, two

from __future__ import annotations

from collections.abc import Iterator

import pytest

from atiende.platform import wake


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """The test database can only be dropped when the thread that wakes workers has let go of it."""
    yield
    wake.close()

from __future__ import annotations

from collections.abc import Iterator

import pytest

from atiende.console.web.middleware import SetUpMiddleware
from atiende.platform import wake
from tests.browser import base_url, browser_type_launch_args, house, open_as

# Fixtures named in a conftest win over those that plugins offer under the same name.
__all__ = ["base_url", "browser_type_launch_args", "house", "open_as"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """The test database can only be dropped when the thread that wakes workers has let go of it."""
    yield
    wake.close()


@pytest.fixture(autouse=True)
def _is_set_up(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests find an installation past its set-up, unless they are marked fresh_installation."""
    is_fresh = request.node.get_closest_marker("fresh_installation") is not None
    monkeypatch.setattr(SetUpMiddleware, "is_finished", not is_fresh)
    monkeypatch.setattr(SetUpMiddleware, "is_open_to_staff", False)

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from atiende.channels.domain.dns import DnsAway, RealDns
from atiende.console.web.middleware import SetUpMiddleware
from atiende.platform import wake
from atiende.platform.limits.leases import Leases
from atiende.platform.ui import notices
from atiende.site.api import tokens
from tests.browser import base_url, browser_type_launch_args, house, new_context, open_as
from tests.emptying import keep_what_is_there
from tests.laid_tables import be_copied_from_laid_tables, make_its_partitions
from tests.quick_passwords import make_cheap

# Fixtures named in a conftest win over those that plugins offer under the same name.
__all__ = ["base_url", "browser_type_launch_args", "house", "new_context", "open_as"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> bool:
    return be_copied_from_laid_tables()


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_modify_db_settings: bool, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """Its server goes with the run, and the database with it: dropping it would wait until all of it was written."""
    with django_db_blocker.unblock():
        if django_db_modify_db_settings:
            make_its_partitions()
        keep_what_is_there()
    yield
    wake.close()
    connection.creation._destroy_test_db = lambda *_: None  # type: ignore[method-assign]


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> None:
    make_cheap()


@pytest.fixture(autouse=True)
def _is_set_up(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests find an installation past its set-up, unless they are marked fresh_installation."""
    is_fresh = request.node.get_closest_marker("fresh_installation") is not None
    monkeypatch.setattr(SetUpMiddleware, "is_finished", not is_fresh)
    monkeypatch.setattr(SetUpMiddleware, "is_open_to_staff", False)


@pytest.fixture(autouse=True)
def _nothing_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test called of the API is not counted against the next."""
    monkeypatch.setattr(tokens, "_leases", Leases())


@pytest.fixture(autouse=True)
def _no_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each process looks for them every few seconds: in tests, that count statements, only who asks for it does."""
    monkeypatch.setattr(notices, "_kept", notices._Kept((), float("inf")))


@pytest.fixture(autouse=True)
def _no_dns_in_the_browser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of mailboxes look names up by themselves: in the browser's tests nobody answers."""

    def ask(self: RealDns, name: str, kind: str) -> list[str]:
        raise DnsAway("Timeout")

    if request.node.get_closest_marker("browser") is not None:
        monkeypatch.setattr(RealDns, "ask", ask)

"""Nothing of the disk is served but what was gathered to be served."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/ui/",
        "/static/../keys/session.key",
        "/static/%2e%2e/keys/session.key",
        "/static/..%2f..%2fetc/passwd",
        "/static//etc/passwd",
        "/static/ui/..\\..\\settings.py",
        "/static/ui/%00.css",
        "/.git/config",
        "/.env",
        "/.DS_Store",
        "/settings.py",
        "/keys/session.key",
        "/files/",
        "/files/../keys/session.key",
        "/backup.zip",
        "/desk/tickets/1/files/..%2f..%2fx",
    ],
)
def test_nothing_but_what_was_gathered_is_served(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in {302, 404}
    if answer.status_code == 302:
        assert answer["Location"].startswith("/account/login/")

"""Nothing of the disk is served but what was gathered to be served."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from atiende.site.servers import static

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


def test_what_is_noted_about_the_gathered_files_lies_beside_them(
    settings: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that lies in the folder is served."""
    settings.STATIC_ROOT = tmp_path / "static"  # type: ignore[attr-defined]
    monkeypatch.setattr(static, "call_command", lambda *_arguments, **_more: None)
    monkeypatch.setattr(static, "_fingerprint", lambda: "x")
    assert static.gather_static_files()
    assert not static.gather_static_files()
    assert list((tmp_path / "static").iterdir()) == []

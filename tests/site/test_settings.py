"""A wrong value from the environment is refused by its name, whatever it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from atiende.site.environment import WrongSetting, read_environment


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://x/y"),
        ("DATABASE_URL", "nothing"),
        ("DATABASE_URL", "postgresql://u:secret@[bad/db"),
        ("DATABASE_URL", "postgresql://u:secret@host:port/db"),
        ("DATABASE_URL_DIRECT", "postgresql://host"),
        ("ATIENDE_SECRET_KEY", "short"),
        ("ATIENDE_BASE_URL", "care.example"),
        ("ATIENDE_BASE_URL", "https://care.example/path"),
        ("ATIENDE_BASE_URL", "https://care.example#part"),
        ("ATIENDE_BASE_URL", "https://ana:secret@care.example"),
        ("ATIENDE_BASE_URL", "https://care.example:99999999"),
        ("ATIENDE_BASE_URL", "http://[::1"),
        ("ATIENDE_ALLOWED_HOSTS", "a b/c"),
        ("REDIS_URL", "http://host"),
        ("REDIS_URL", "redis://[::1"),
        ("ATIENDE_FILES", "relative"),
        ("ATIENDE_FILES", "/etc/passwd"),
        ("ATIENDE_FILES", "s3://key:secret@bucket"),
        ("ATIENDE_FILES", "s3://bucket?endpoint=https://ana:secret@host"),
        ("ATIENDE_DATA", "/etc/passwd"),
        ("ATIENDE_DATA", "/etc/passwd/data"),
        ("ATIENDE_TRUSTED_PROXIES", "host"),
        ("ATIENDE_CLAMD", "nothing"),
        ("ATIENDE_METRICS", "everybody"),
        ("ATIENDE_METRICS_TOKEN", "short secret"),
        ("ATIENDE_WEBHOOK_NETWORKS", "10.1.0.0/16, intranet"),
    ],
)
def test_it_is_named_and_no_password_is_shown(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(WrongSetting) as refused:
        read_environment({"ATIENDE_DATA": str(tmp_path), name: value})
    assert refused.value.params["name"] == name
    assert "secret" not in str(refused.value)


def test_what_is_right_is_taken(tmp_path: Path) -> None:
    taken = read_environment(
        {
            "ATIENDE_DATA": str(tmp_path / "new" / "folder"),
            "DATABASE_URL": "postgresql://u:p%40@[::1]:5432/care",
            "ATIENDE_BASE_URL": "https://care.example:8443/",
            "ATIENDE_FILES": str(tmp_path / "files"),
            "REDIS_URL": "redis://host:6379/0",
        }
    )
    assert taken.base_url == "https://care.example:8443"
    assert taken.files == str(tmp_path / "files")

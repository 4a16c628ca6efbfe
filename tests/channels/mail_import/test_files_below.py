"""Which files an import takes, in which order and under which name."""

from __future__ import annotations

import os
from pathlib import Path

from atiende.site.command_line.work.mail_files import files_below, missing_of


def names(*paths: Path) -> tuple[list[str], list[str]]:
    """Names of the files that are taken, and what is said of the others."""
    closed: list[str] = []
    taken = files_below(
        [str(path) for path in paths], on_closed=lambda error: closed.append(str(error.filename))
    )
    return [path.name for path in taken], closed


def test_a_file_keeps_its_own_name_whatever_points_to_it(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mail.eml").write_bytes(b"x")
    (tmp_path / "a-link").symlink_to("folder/mail.eml")
    (tmp_path / "broken").symlink_to("nowhere")
    (tmp_path / "folder" / "up").symlink_to("..")
    assert names(tmp_path) == (["mail.eml"], [])


def test_a_link_to_elsewhere_is_followed_after_the_files(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside.eml"
    inside.mkdir()
    outside.write_bytes(b"x")
    (inside / "a").symlink_to(outside)
    (inside / "b").write_bytes(b"x")
    assert names(inside) == (["b", "a"], [])


def test_each_file_once_though_named_twice(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    assert names(tmp_path / "a", tmp_path, tmp_path / "a") == (["a"], [])


def test_what_is_neither_file_nor_folder_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert names(tmp_path) == ([], [])
    assert names(tmp_path / "pipe") == ([], [str(tmp_path / "pipe")])
    assert missing_of([str(tmp_path), str(tmp_path / "gone")]) == str(tmp_path / "gone")
    assert missing_of([str(tmp_path)]) is None
    assert missing_of(["x" * 5000]) == "x" * 5000

"""Writing what the rooms hand over into a folder: data.json for programs, index.html for people, and the files."""

from __future__ import annotations

import datetime as dt
import html
import json
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, TextIO

from django.utils.translation import get_language, gettext

from atiende.kernel.personal_data import PersonalFile, Record
from atiende.kernel.refusals import NotFound
from atiende.platform.storage import FileMissing, find_file, open_file
from atiende.platform.storage.files import safe_name
from atiende.privacy.errors import FolderNotEmpty, FolderUnusable
from atiende.privacy.rooms import DOORS

_HEAD: Final = (
    '<!doctype html><html lang="{language}"><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    '<meta name="viewport" content="width=device-width"><title>{title}</title><h1>{title}</h1><p>{made}</p>'
)


class Written:
    """What was put into the folder so far."""

    def __init__(self) -> None:
        self.records = 0
        self.files = 0
        self.missing = 0


def write_folder(
    folder: Path, customer_ids: frozenset[int], *, at: dt.datetime, advance: Callable[[], None]
) -> Written:
    """Write all that is held; `advance` is told of each record and file. On any failure nothing is left behind.

    Raises FolderNotEmpty and FolderUnusable.
    """
    is_new = _prepare(folder)
    try:
        return _write(folder, customer_ids, at, advance)
    except BaseException as error:
        _clear(folder, is_new=is_new)
        if isinstance(error, OSError):
            raise FolderUnusable(folder, error.strerror or str(error)) from error
        raise


def _prepare(folder: Path) -> bool:
    """Whether the folder was made now."""
    try:
        is_new = not folder.exists()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise FolderNotEmpty(folder)
    except OSError as error:
        raise FolderUnusable(folder, error.strerror or str(error)) from error
    return is_new


def _clear(folder: Path, *, is_new: bool) -> None:
    for child in folder.iterdir():
        shutil.rmtree(child, ignore_errors=True) if child.is_dir() else child.unlink(missing_ok=True)
    if is_new:
        folder.rmdir()


def _write(
    folder: Path, customer_ids: frozenset[int], at: dt.datetime, advance: Callable[[], None]
) -> Written:
    written = Written()
    with _private(folder / "data.json") as data, _private(folder / "index.html") as page:
        page.write(_page_head(at))
        data.write(
            f'{{"exported_at": {_json(at)}, "customer_ids": {_json(sorted(customer_ids))}, "rooms": {{'
        )
        for place, (room, door) in enumerate(DOORS.items()):
            told = door.export_customer(customer_ids)
            data.write(f"{', ' if place else ''}{_json(room)}: {{")
            for number, (kind, records) in enumerate(told.records.items()):
                data.write(f"{', ' if number else ''}\n{_json(kind)}: [")
                _write_records(data, page, kind, records, written, advance)
                data.write("]")
            files = _write_files(folder / "files", told.files, written, advance)
            data.write(f'{", " if told.records else ""}\n"files": {_json(files)}}}')
        data.write("}}\n")
    return written


def _write_records(
    data: TextIO,
    page: TextIO,
    kind: str,
    records: Iterable[Record],
    written: Written,
    advance: Callable[[], None],
) -> None:
    page.write(f"<h2>{html.escape(kind)}</h2>\n")
    for number, record in enumerate(records):
        data.write(f"{',' if number else ''}\n{_json(dict(record))}")
        page.write("<dl>" + "".join(_line(name, value) for name, value in record.items()) + "</dl><hr>\n")
        written.records += 1
        advance()


def _write_files(
    folder: Path, files: Iterable[PersonalFile], written: Written, advance: Callable[[], None]
) -> list[dict[str, object]]:
    told: list[dict[str, object]] = []
    seen: set[int] = set()
    for file in files:
        path = f"{file.file_id}-{safe_name(file.name)}"[:150]
        is_there = file.file_id in seen or _copy(folder, path, file.file_id)
        seen.add(file.file_id)
        told.append({"name": file.name, "path": f"files/{path}" if is_there else None})
        written.files += is_there
        written.missing += not is_there
        advance()
    return told


def _copy(folder: Path, path: str, file_id: int) -> bool:
    try:
        source = open_file(find_file(file_id))
    except (FileMissing, NotFound):
        return False
    folder.mkdir(mode=0o700, exist_ok=True)
    with source, open(folder / path, "wb", opener=_private_opener) as target:
        shutil.copyfileobj(source, target, 1 << 20)
    return True


def _page_head(at: dt.datetime) -> str:
    made = gettext("Made on %(date)s (UTC).") % {"date": at.strftime("%Y-%m-%d %H:%M")}
    title = gettext("Personal data")
    return _HEAD.format(language=get_language() or "es", title=html.escape(title), made=html.escape(made))


def _line(name: str, value: object) -> str:
    if value is None or value in ("", [], {}):
        return ""
    text = value if isinstance(value, str) else _json(value).strip('"')
    return f"<dt>{html.escape(name)}<dd><pre>{html.escape(text)}</pre>"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> object:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return sorted(value) if isinstance(value, set | frozenset) else str(value)


def _private(path: Path) -> TextIO:
    return open(path, "w", encoding="utf-8", errors="replace", opener=_private_opener)


def _private_opener(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)

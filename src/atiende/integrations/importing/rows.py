"""The rows of a CSV file, one after the other, and its headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final

from atiende.integrations.importing.opening import Source
from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.records import Place
from atiende.integrations.rules.importing.refusals import UnreadableImport
from atiende.integrations.rules.importing.tables import COLUMNS, Row, guessed, lacks
from atiende.kernel.tables import encoding_of, headings_of, reader_of

_CHUNK: Final = 1 << 20
_BEGINNING: Final = 200_000


@dataclass(frozen=True, slots=True)
class Headings:
    """As they are written, with what each was taken for, and the first rows under them."""

    separator: str
    written: tuple[str, ...]
    guessed: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]


def headings(source: Source, kind: str) -> Headings:
    """Raises UnreadableImport for what is no table at all."""
    _, text = _text(source)
    beginning = text.read(_BEGINNING).replace("\0", "")
    text.close()
    try:
        separator, found = headings_of(beginning, COLUMNS[kind])
        reader = reader_of(io.StringIO(beginning, newline=""), separator)
        next(reader, None)
    except csv.Error as error:
        raise UnreadableImport from error
    sample = []
    with suppress(csv.Error):
        for cells in islice(reader, 3):
            sample.append(tuple(cell[:60] for cell in cells))
    if not any(heading.strip() for heading in found):
        raise UnreadableImport(say.NOTHING_THERE)
    return Headings(separator, tuple(found), tuple(guessed(kind, found)), tuple(sample))


def rows_of(source: Source, kind: str, mapping: Mapping[str, str]) -> Iterator[tuple[Place, Row | None]]:
    """Each row under the columns of ours; None for a line that is too long. Raises UnreadableImport."""
    told = headings(source, kind)
    names = [mapping.get(heading, "") for heading in told.written] if mapping else list(told.guessed)
    if lacks(kind, names):
        raise UnreadableImport(say.LACKS_COLUMNS)
    _, text = _text(source)
    with text:
        reader = reader_of((line.replace("\0", "") for line in text), told.separator)
        next(reader, None)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield Place(source.name, reader.line_num), None
                continue
            if any(cell.strip() for cell in cells):
                pairs = zip(names, cells, strict=False)
                row = {name: cell.strip() for name, cell in pairs if name and cell.strip()}
                yield Place(source.name, reader.line_num), row


def _text(source: Source) -> tuple[str, io.TextIOBase]:
    with source.open_it() as stream:
        encoding = encoding_of(iter(lambda: stream.read(_CHUNK), b""))
    return encoding, io.TextIOWrapper(source.open_it(), encoding, errors="replace", newline="")

"""CSV files: as other programs write them, whatever encoding, separator and headings, and as they may read ours."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from atiende.kernel.text import folded

SEPARATORS: Final = (";", ",", "\t", "|")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
Columns = Mapping[str, tuple[str, ...]]
"""What is looked for → the words under which it may stand, folded."""


@dataclass(frozen=True, slots=True)
class Table:
    """`rows`: (line of the file, column → text). Where the separator is `;`, people write decimal commas."""

    columns: tuple[str, ...]
    separator: str
    rows: tuple[tuple[int, Mapping[str, str]], ...]


def harmless(text: str) -> str:
    """What a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def text_of(content: bytes) -> str:
    """UTF-8 or UTF-16 with a mark, UTF-8 without one, else the encoding of Windows in the West."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def encoding_of(chunks: Iterable[bytes]) -> str:
    """The same choice for a file that is read in pieces, as the name of a codec."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_first = True
    try:
        for chunk in chunks:
            if is_first and chunk.startswith((b"\xff\xfe", b"\xfe\xff")):
                return "utf-16"
            is_first = False
            decoder.decode(chunk)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def read_table(content: bytes, columns: Columns) -> Table | None:
    """None when no heading is known, with no separator, or a cell is endless: then it is something else."""
    text = text_of(content).replace("\0", "")
    try:
        separator, headings = headings_of(text, columns)
        names = named(headings, columns)
        if not any(names):
            return None
        rows = tuple(_rows(text, separator, names))
    except csv.Error:
        return None
    return Table(columns=tuple(name for name in names if name), separator=separator, rows=rows)


def headings_of(text: str, columns: Columns) -> tuple[str, list[str]]:
    """The separator under which most headings are known, and the headings as they are written. Raises csv.Error."""
    found: dict[str, list[str]] = {
        separator: next(reader_of(io.StringIO(text, newline=""), separator), []) for separator in SEPARATORS
    }
    best = max(found, key=lambda each: (sum(map(bool, named(found[each], columns))), len(found[each])))
    return best, found[best]


def named(headings: Sequence[str], columns: Columns) -> list[str]:
    """The column that each heading means; each column once, empty for others."""
    known = {word: name for name, words in columns.items() for word in reversed(words)}
    names: list[str] = []
    for heading in headings:
        name = known.get(_plain(heading), "")
        names.append("" if name in names else name)
    return names


def reader_of(lines: Iterable[str], separator: str) -> Any:
    """A csv.reader; `line_num` is the last line of the file that the row takes up."""
    return csv.reader(lines, delimiter=separator)


def _rows(text: str, separator: str, names: list[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = reader_of(io.StringIO(text, newline=""), separator)
    next(reader, None)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield (
                reader.line_num,
                {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name},
            )


def _plain(heading: str) -> str:
    return folded(heading).replace("º", "").replace(".", "").replace("_", " ").strip()

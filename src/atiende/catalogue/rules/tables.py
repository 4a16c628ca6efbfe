"""CSV files as spreadsheets and shops write them: whatever their encoding, separator and language of headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from atiende.kernel.text import folded

PRODUCT_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "sku": ("sku", "codigo", "referencia", "ref", "code", "reference"),
    "name": ("nombre", "producto", "articulo", "descripcion", "name", "product", "item", "description"),
    "price": ("precio", "pvp", "importe", "price"),
    "currency": ("moneda", "divisa", "currency"),
}
ORDER_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("pedido", "numero", "numero de pedido", "n pedido", "order", "order number", "number"),
    "email": ("correo", "correo electronico", "email", "e-mail", "mail"),
    "phone": ("telefono", "movil", "phone", "telephone"),
    "external_id": ("cliente id", "id cliente", "id de cliente", "customer id"),
    "customer_name": ("cliente", "nombre", "nombre del cliente", "customer", "customer name"),
    "placed_on": ("fecha", "fecha del pedido", "date", "order date"),
    "state": ("estado", "situacion", "status", "state"),
    "total": ("total", "importe total", "order total"),
    "currency": ("moneda", "divisa", "currency"),
    "sku": ("sku", "codigo", "referencia", "ref", "code", "reference"),
    "name": ("producto", "articulo", "descripcion", "product", "item", "description"),
    "quantity": ("cantidad", "unidades", "uds", "quantity", "qty"),
    "price": ("precio", "precio unitario", "pvp", "price", "unit price"),
}
_SEPARATORS: Final = (";", ",", "\t", "|")


@dataclass(frozen=True, slots=True)
class Table:
    """`rows`: (line of the file, column → text). Where the separator is `;`, people write decimal commas."""

    columns: tuple[str, ...]
    separator: str
    rows: tuple[tuple[int, Mapping[str, str]], ...]


def text_of(content: bytes) -> str:
    """UTF-8 or UTF-16 with a mark, UTF-8 without one, else the encoding of Windows in the West."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def read_table(content: bytes, columns: Mapping[str, tuple[str, ...]]) -> Table | None:
    """None when no heading is known, with no separator, or a cell is endless: then it is something else."""
    text = text_of(content).replace("\0", "")
    try:
        found = {separator: _headings(text, separator, columns) for separator in _SEPARATORS}
        separator = max(found, key=lambda each: sum(1 for name in found[each] if name))
        names = found[separator]
        if not any(names):
            return None
        rows = tuple(_rows(text, separator, names))
    except csv.Error:
        return None
    return Table(columns=tuple(name for name in names if name), separator=separator, rows=rows)


def _headings(text: str, separator: str, columns: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The column that each heading means; each column once, empty for others."""
    known = {word: name for name, words in columns.items() for word in reversed(words)}
    first: list[str] = next(_reader(text, separator), [])
    names: list[str] = []
    for heading in first:
        name = known.get(_plain(heading), "")
        names.append("" if name in names else name)
    return names


def _rows(text: str, separator: str, names: list[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = _reader(text, separator)
    next(reader, None)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield (
                reader.line_num,
                {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name},
            )


def _reader(text: str, separator: str) -> Any:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _plain(heading: str) -> str:
    return folded(heading).replace("º", "").replace(".", "").replace("_", " ").strip()

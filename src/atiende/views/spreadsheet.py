"""Files that spreadsheets open: CSV, and XLSX as the smallest set of parts that they take (ECMA-376, part 1).

Texts of an XLSX stand in it as texts, so none of them is a formula; in a CSV what looks like one is made harmless.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Final

from atiende.kernel.tables import harmless

Cell = str | int | float | bool | dt.datetime | None
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST: Final = 32_767
_EPOCH: Final = dt.datetime(1899, 12, 30)
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELS}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
    '<fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
    '<xf numFmtId="22" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>',
}


def write_csv(path: Path, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """How many rows. In UTF-8 with a mark at its beginning, by which spreadsheets know it."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([harmless(head) for head in heads])
        for row in rows:
            writer.writerow([_plain(cell) for cell in row])
            count += 1
    return count


def write_xlsx(path: Path, title: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """How many rows, written one by one: memory does not grow with them. `title` names the sheet."""
    count = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**_PARTS, "xl/workbook.xml": _workbook(title)}.items():
            archive.writestr(name, _HEAD + part)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as raw:
            sheet = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
            sheet.write(
                f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
                '<pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>'
            )
            bold = ' s="2"'
            sheet.write(f"<row>{''.join(_text(head, bold) for head in heads)}</row>")
            for row in rows:
                sheet.write(f"<row>{''.join(map(_cell, row))}</row>")
                count += 1
            sheet.write("</sheetData></worksheet>")
            sheet.flush()
    return count


def _workbook(title: str) -> str:
    """The name of a sheet has 31 characters at most and none of those that formulas use."""
    name = re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:31] or "1"
    named = escape(_NOT_XML.sub("", name))
    sheet = f'<sheet name="{named}" sheetId="1" r:id="rId1"/>'
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELS}"><sheets>{sheet}</sheets></workbook>'


def _cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, bool):
        return f'<c t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, int | float):
        return f"<c><v>{cell}</v></c>"
    if isinstance(cell, dt.datetime):
        days = (cell.replace(tzinfo=None) - _EPOCH).total_seconds() / 86_400
        return f'<c s="1"><v>{days:.6f}</v></c>'
    return _text(cell)


def _text(text: str, style: str = "") -> str:
    kept = escape(_NOT_XML.sub("", text)[:_LONGEST])
    return f'<c t="inlineStr"{style}><is><t xml:space="preserve">{kept}</t></is></c>'


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.replace(tzinfo=None).isoformat(sep=" ", timespec="minutes")
    return harmless(cell) if isinstance(cell, str) else str(cell)

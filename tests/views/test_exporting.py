"""Lists of cases as files: CSV and XLSX that open, harmless, with what the person sees and never notes; for a day."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models import AuditEntry
from atiende.platform.storage import open_file
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.models import Ticket
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.view_conditions import Condition
from atiende.views.actions.download_list_export import download_list_export
from atiende.views.actions.drop_old_lists import drop_old_lists
from atiende.views.actions.request_list_export import request_list_export
from atiende.views.errors import ExportNotReady
from atiende.views.jobs import make_requested_list
from atiende.views.models import ListExport
from atiende.views.personal_data import erase_customer
from atiende.views.rules.keeping import COLUMNS
from atiende.views.spreadsheet import write_csv, write_xlsx
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def made(by, kind="csv", columns=("number", "subject", "customer"), at=None) -> ListExport:
    export = request_list_export(
        condition=Condition(),
        order=Order.NUMBER,
        columns=columns,
        file_format=kind,
        name="Todo",
        by=by,
        at=at or later(60),
    )
    make_requested_list(export_id=export.pk, long_job_id=export.long_job_id)
    return ListExport.objects.get(pk=export.pk)


def content(export: ListExport, by) -> bytes:
    file = download_list_export(export_id=export.pk, by=by, at=later(61))
    with open_file(file) as stream:
        return stream.read()


def test_a_csv_has_what_the_person_sees_and_no_formula(opened, house) -> None:
    ours = opened(subject='=HYPERLINK("http://x.example")')
    opened(team_id=house.billing.pk)
    person = house.of_other_brand
    by = house.administrator
    read = list(csv.reader(io.StringIO(content(made(by), by).decode("utf-8-sig"))))
    assert len(read) == 3
    assert [row[1] for row in read if row[0] == str(ours.number)] == ['\'=HYPERLINK("http://x.example")']
    assert len(list(csv.reader(io.StringIO(content(made(person), person).decode("utf-8-sig"))))) == 1


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_notes_never_leave(opened, house, at, kind) -> None:
    case = opened()
    add_note(ticket_id=case.ticket_id, text="SECRETO de la casa", by=house.owner, at=at)
    Ticket.objects.filter(pk=case.ticket_id).update(custom_fields={"motivo": "avería"})
    whole = content(made(house.administrator, kind, (*COLUMNS, "field.motivo")), house.administrator)
    if kind == "xlsx":
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            whole = b"".join(archive.read(name) for name in archive.namelist())
    assert b"SECRETO" not in whole
    assert "avería".encode() in whole


def test_an_xlsx_opens_and_its_parts_are_what_they_say(tmp_path: Path) -> None:
    at = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
    path = tmp_path / "list.xlsx"
    rows = [[7, "=1+1", "a<b>&\x00\x0b", at, None, True, 2.5]]
    assert write_xlsx(path, "Casos: [todo]/más de treinta y un caracteres", list("ABCDEFG"), rows) == 1
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    listed = {part.get("PartName", "").lstrip("/") for part in parts["[Content_Types].xml"]} - {""}
    assert listed == {name for name in parts if name.startswith("xl/") and not name.endswith(".rels")}
    name = parts["xl/workbook.xml"].find(f"{SHEET}sheets/{SHEET}sheet").get("name")
    assert len(name) <= 31
    assert not set(name) & set("[]:*?/\\")
    _head, row = parts["xl/worksheets/sheet1.xml"].iter(f"{SHEET}row")
    cells = list(row)
    assert cells[0].find(f"{SHEET}v").text == "7"
    assert cells[1].get("t") == "inlineStr"
    assert cells[1].find(f"{SHEET}is/{SHEET}t").text == "=1+1"
    assert cells[1].find(f"{SHEET}f") is None
    assert cells[2].find(f"{SHEET}is/{SHEET}t").text == "a<b>&"
    assert cells[3].find(f"{SHEET}v").text == "46349.500000"
    assert cells[5].get("t") == "b"


def test_every_beginning_of_a_formula_is_made_harmless(tmp_path: Path) -> None:
    texts = ["=1", "+1", "-1", "@x", "\tx", " =1", "plain", "a=b"]
    write_csv(tmp_path / "x.csv", ["a"], [[text] for text in texts])
    text = (tmp_path / "x.csv").read_bytes().decode("utf-8-sig")
    read = [row[0] for row in csv.reader(io.StringIO(text, newline=""))][1:]
    assert [text.startswith("'") for text in read] == [True] * 6 + [False, False]


def test_only_with_the_grant_and_only_ones_own(opened, house) -> None:
    opened()
    with pytest.raises(NotPermitted):
        made(house.owner)
    export = made(house.administrator)
    with pytest.raises(NotFound):
        download_list_export(export_id=export.pk, by=house.of_other_brand, at=later(61))
    with pytest.raises(InvalidInput):
        made(house.administrator, "pdf")
    assert AuditEntry.objects.filter(verb="views.export_made").count() == 1
    content(export, house.administrator)
    assert AuditEntry.objects.filter(verb="views.export_downloaded").count() == 1


def test_after_a_day_it_is_gone_and_with_an_erasure_at_once(opened, house) -> None:
    opened()
    export = made(house.administrator)
    with pytest.raises(ExportNotReady):
        download_list_export(export_id=export.pk, by=house.administrator, at=later(60 * 30))
    drop_old_lists(by=house.administrator, at=later(60 * 30))
    assert not ListExport.objects.exists()
    made(house.administrator)
    erase_customer([1], at=later(62), by=house.administrator)
    assert not ListExport.objects.exists()

"""At the settings a file is uploaded, looked at, tried and brought in by who may change them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from atiende.integrations.actions.forget_old_imports import forget_old_imports
from atiende.integrations.jobs import import_uploaded
from atiende.integrations.models import Import
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.jobs.actions import cancel_long_job
from atiende.platform.models import AuditEntry, StoredFileRow
from atiende.platform.models.long_job import LongJobRow
from atiende.tickets.models import Ticket

from .conftest import lines, ticket

TABLE = "n;asunto;correo;mensaje;cuándo\n1;A;a@x.example;Hola;2026-01-01\n2;B;b@x.example;Hola;ayer\n"


def signed_in(actor) -> Client:
    client = Client(headers={"accept-language": "es"})
    client.force_login(get_user_model().objects.get(pk=actor.id))
    return client


@pytest.fixture
def admin(house):
    return signed_in(house.administrator)


def upload(client, house, content, name="casos.json", kind="tickets", status=302):
    file = SimpleUploadedFile(name, content.encode())
    answer = client.post(
        "/console/import/", {"kind": kind, "system": "", "brand": house.nova.pk, "file": file}
    )
    assert answer.status_code == status
    return answer["Location"] if status == 302 else answer.content.decode()


def act(client, page, **typed):
    """Press a button and have the worker do it."""
    answer = client.post(page, typed)
    assert answer.status_code == 302, answer.content.decode()
    row = Import.objects.get()
    import_uploaded(import_id=row.pk, long_job_id=row.long_job_id, language="es")
    return client.get(page).content.decode()


def test_a_file_is_tried_and_then_brought_in(admin, house):
    told = lines(ticket(1, team="Ventas", assignee="nadie@x.example"), "{roto", ticket(2))
    page = upload(admin, house, told)
    assert "Probar" in admin.get(page).content.decode()
    tried = act(admin, page, do="try", makes_teams="on")
    assert "Ventas" in tried
    assert "nadie@x.example" in tried
    assert "casos.json" in tried
    assert not Ticket.objects.exists()
    done = act(admin, page, do="bring", team_0=str(house.billing.pk))
    assert "Traído" in done or "Traída" in done
    assert list(Ticket.objects.order_by("pk").values_list("team__name", flat=True)) == ["Facturas", None]
    rows = admin.get(f"{page}problems")
    text = b"".join(rows.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[0] == "Archivo;Línea;Identificador allí;Dejado fuera;Motivo"
    assert "casos.json;2;;sí;" in text
    assert set(AuditEntry.objects.filter(target_kind="import").values_list("verb", flat=True)) == {
        "integrations.import_prepared", "integrations.import_tried", "integrations.import_started",
        "integrations.import_finished",
    }  # fmt: skip
    assert Import.objects.get().file is None
    assert LongJobRow.objects.latest("pk").result["taken"] == 2


def test_columns_are_guessed_shown_and_changed(admin, house):
    page = upload(admin, house, TABLE, "t.csv")
    shown = admin.get(page).content.decode()
    assert "cuándo" in shown
    refused = admin.post(
        page, {"do": "try", "column_0": "id", "column_2": "customer_email", "column_3": "text"}
    )
    assert refused.status_code == 422
    assert "columnas" in refused.content.decode()
    columns = {
        "column_0": "id",
        "column_1": "subject",
        "column_2": "customer_email",
        "column_3": "text",
        "column_4": "at",
    }
    done = act(admin, page, do="bring", **columns)
    assert "t.csv" in done
    assert Ticket.objects.get().subject == "A"


@pytest.mark.parametrize(
    ("content", "name"), [("%PDF-1.7 nada", "a.pdf"), ("", "vacío.csv"), ("PK\x03\x04roto", "a.zip")]
)
def test_what_is_not_understood_is_refused_beside_the_field_and_not_kept(admin, house, content, name):
    assert 'aria-invalid="true"' in upload(admin, house, content, name, status=422)
    assert not Import.objects.exists()
    assert not StoredFileRow.objects.filter(references__gt=0).exists()


def test_stopped_it_keeps_what_is_done_and_may_go_on(admin, house, monkeypatch):
    page = upload(admin, house, lines(*(ticket(n) for n in range(4))))
    monkeypatch.setattr("atiende.integrations.importing.bringing.AT_ONCE", 2)
    monkeypatch.setattr("atiende.platform.jobs.progress.WRITE_EVERY_SECONDS", 0)
    assert admin.post(page, {"do": "bring"}).status_code == 302
    row = Import.objects.get()
    cancel_long_job(long_job_id=row.long_job_id, by=SYSTEM, at=utc_now())
    import_uploaded(import_id=row.pk, long_job_id=row.long_job_id, language="es")
    row.refresh_from_db()
    assert (row.state, Ticket.objects.count()) == ("stopped", 2)
    act(admin, page, do="bring")
    assert Ticket.objects.count() == 4
    assert Import.objects.get().report["known"] == 2


def test_two_at_once_are_refused(admin, house):
    page = upload(admin, house, lines(ticket()))
    assert admin.post(page, {"do": "bring"}).status_code == 302
    assert admin.post(page, {"do": "bring"}).status_code == 422


def test_files_that_nobody_brings_in_are_let_go(admin, house):
    upload(admin, house, lines(ticket()))
    assert forget_old_imports(by=SYSTEM, at=utc_now()) == 0
    assert forget_old_imports(by=SYSTEM, at=utc_now() + dt.timedelta(days=8)) == 1
    assert Import.objects.get().file is None
    assert not StoredFileRow.objects.filter(references__gt=0).exists()


def test_templates_are_tables_that_a_spreadsheet_opens(admin):
    answer = admin.get("/console/import/templates/tickets")
    assert answer.content.decode("utf-8-sig").startswith("id;asunto;estado;")
    assert admin.get("/console/import/templates/nada").status_code == 404


def test_who_does_not_manage_settings_sees_nothing(house, admin):
    page = upload(admin, house, lines(ticket()))
    for who in (house.owner, house.supervisor, house.auditor):
        for path in ("/console/import/", page, f"{page}problems", "/console/import/templates/tickets"):
            assert signed_in(who).get(path).status_code == 403
    assert Client().get("/console/import/")["Location"].startswith("/account/login/")

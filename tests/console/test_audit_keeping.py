"""Where the seals go and for how long entries are kept: chosen by administrators, seen by auditors."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse

from atiende.kernel.clock import utc_now
from atiende.platform.models import AuditEntry, AuditKeeping
from atiende.platform.upkeep.seal_export import export_new_seals
from tests.console.test_who_opens_what import signed_in

pytestmark = pytest.mark.django_db
KEEPING = "/console/audit/keeping/"


def test_an_administrator_chooses_and_the_audit_says_so(tmp_path: Path) -> None:
    client = signed_in("administrator")
    typed = {"export_folder": str(tmp_path), "export_to_address": "", "kept_years": "7"}
    assert client.post(KEEPING, typed).url == reverse("console:audit_keeping")
    kept = AuditKeeping.objects.get()
    assert (kept.export_folder, kept.kept_years) == (str(tmp_path), 7)
    assert AuditEntry.objects.filter(verb="platform.audit_keeping_changed").count() == 1


@pytest.mark.parametrize(
    ("typed", "named"),
    [({"kept_years": "4"}, "kept_years"), ({"export_folder": "relative"}, "export_folder")],
)
def test_what_cannot_be_is_said_at_its_field(typed: dict[str, str], named: str) -> None:
    answer = signed_in("administrator").post(KEEPING, typed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [named]
    assert f'id="id_{named}"' in answer.content.decode()


def test_the_last_export_stands_on_the_screen_of_the_audit(tmp_path: Path) -> None:
    auditor = signed_in("auditor")
    assert "todavía no se han exportado" in auditor.get("/console/audit/").content.decode()
    AuditKeeping.objects.create(export_folder=str(tmp_path))
    export_new_seals(utc_now())
    page = auditor.get("/console/audit/").content.decode()
    assert AuditKeeping.objects.get().exported_file in page
    assert KEEPING not in page


def test_a_failed_export_is_told(tmp_path: Path) -> None:
    AuditKeeping.objects.create(export_error="/mnt/seals: No space left on device")
    page = signed_in("auditor").get("/console/audit/").content.decode()
    assert "No se han podido exportar los sellos" in page
    assert "No space left on device" in page


def test_an_auditor_does_not_choose(tmp_path: Path) -> None:
    auditor = signed_in("auditor")
    assert auditor.get(KEEPING).status_code == 403
    assert auditor.post(KEEPING, {"export_folder": str(tmp_path)}).status_code == 403
    assert not AuditKeeping.objects.exists()

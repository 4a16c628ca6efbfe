"""Legal terms and public holidays in the settings: what one does there, and who may."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from atiende.platform.models import CalendarCompletion, HolidayCorrection
from atiende.regulations.models import ChosenReading, PackAcceptance
from atiende.regulations.rules.shipped import shipped_texts
from tests.console.test_who_opens_what import signed_in

pytestmark = pytest.mark.django_db
LAWS, GDPR, LAW = "/console/laws/", "/console/laws/eu-gdpr-12/", "/console/laws/es-ley10-2025/"
DAYS = "/console/holidays/"


def _words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_an_administrator_reads_accepts_chooses_and_reckons() -> None:
    client = signed_in("administrator")
    page = _words(client.get(LAWS))
    assert "Ley 10/2025, de servicios de atención a la clientela" in page
    assert "No sirve a ningún caso" in page
    assert "garantiza" not in page
    assert client.post(GDPR + "accept", {"version": "2026.1", "name": " "}).status_code == 422
    assert client.post(GDPR + "accept", {"version": "2026.1", "name": "Ana Beltrán"}).url == GDPR
    assert PackAcceptance.objects.get().name == "Ana Beltrán"
    assert "Ana Beltrán" in _words(client.get(GDPR))
    client.post(LAW + "reading", {"switch": "kind_of_days", "reading": "working_day"})
    client.post(LAW + "reading", {"switch": "kind_of_days", "reading": "lunar"})
    assert ChosenReading.objects.get().reading == "working_day"
    asked = {"rule": "general", "region": "ES-CT", "received": "2026-06-15T10:00"}
    page = _words(client.get(LAW, asked))
    assert "7 de julio de 2026" in page or "7 jul 2026" in page
    assert "San Juan" in page
    for wrong in ({"region": "XX"}, {"region": "CO"}, {"received": "soon"}, {"rule": "lunch"}):
        assert client.get(LAW, asked | wrong).status_code == 422
    assert client.get(LAW, asked | {"rule": "continuity"}).status_code == 200
    assert client.get("/console/laws/none/").status_code == 404


def test_a_pack_comes_as_a_file_and_a_damaged_one_names_its_key() -> None:
    client = signed_in("administrator")
    text = shipped_texts()["co-ley1480-2011"].replace('"2026.1"', '"2027.1"')
    damaged = SimpleUploadedFile("law.toml", text.replace("n = 15", "n = 0").encode())
    answer = client.post(LAWS, {"file": damaged})
    assert answer.status_code == 422
    assert "deadlines[1].n es un número imposible" in _words(answer)
    answer = client.post(LAWS, {"file": SimpleUploadedFile("law.toml", text.encode())})
    assert answer.url == "/console/laws/co-ley1480-2011/"
    assert "2027.1" in _words(client.get(LAWS))


def test_holidays_are_corrected_by_hand_and_by_file() -> None:
    client = signed_in("administrator")
    place = {"region": "ES-CT", "year": "2026"}
    assert "San Juan" in _words(client.get(DAYS, place))
    added = {"on": "2026-07-14", "name": "Fiesta nueva", "source": "DOGC"}
    assert client.post(DAYS + "add", place | added).status_code == 302
    assert client.post(DAYS + "add", place | added).status_code == 422
    moved = {"on": "2026-06-24", "to": "2026-06-23", "source": "DOGC"}
    assert client.post(DAYS + "remove", place | moved).status_code == 302
    assert (
        client.post(DAYS + "complete", place | {"until": "2027-12-31", "source": "DOGC"}).status_code == 302
    )
    page = _words(client.get(DAYS, place))
    assert "Fiesta nueva" in page
    assert "No es festivo" in page
    assert CalendarCompletion.objects.get().region == "ES-CT"
    row = HolidayCorrection.objects.get(name="Fiesta nueva")
    assert client.post(f"{DAYS}{row.pk}/withdraw", place).status_code == 302
    file = SimpleUploadedFile(
        "days.toml", b'source = "DOGC"\n[[complete]]\nregion = "XX"\nuntil = 2027-12-31'
    )
    assert client.post(DAYS + "file", place | {"file": file}).status_code == 422
    assert client.get(DAYS, {"region": "<script>", "year": "x"}).status_code == 422


@pytest.mark.parametrize("role", ["auditor", "agent"])
def test_others_learn_what_is_missing(role: str) -> None:
    client = signed_in(role)
    for address in (LAWS, LAW, DAYS):
        assert client.get(address).status_code == 403
    for address in (LAWS, GDPR + "accept", LAW + "reading", DAYS + "add", DAYS + "1/withdraw"):
        assert client.post(address, {}).status_code == 403
    assert not PackAcceptance.objects.exists()

"""The demonstration in and out by a button of the console."""

import pytest

from atiende.platform.demonstration import marked
from atiende.platform.models import AuditEntry, LongJobRow, OutboxEvent
from atiende.site.demo import loading
from atiende.site.demo.correspondence import threads
from atiende.site.demo.jobs import load_in_background, remove_in_background
from atiende.tickets.models import Ticket
from tests.desk.office import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/console/demonstration/"


@pytest.fixture(autouse=True)
def _some_of_it(monkeypatch):
    monkeypatch.setattr(loading, "threads", lambda now: threads(now)[::100])


def asked(administrator, wish):
    response = administrator.post(PAGE, {"wish": wish})
    long_job = LongJobRow.objects.order_by("-pk").first()
    assert response["Location"] == f"/console/long-jobs/{long_job.pk}/"
    event = OutboxEvent.objects.filter(name="console.demonstration_requested.v1").order_by("-pk").first()
    assert event.payload == {"long_job_id": long_job.pk, "wish": wish}
    assert AuditEntry.objects.filter(verb="console.demonstration_requested").exists()
    return long_job.pk


def test_in_and_out_again():
    administrator = signed_in("administrator")
    assert "Cargar la demostración" in administrator.get(PAGE).content.decode()
    loading_id = asked(administrator, "load")
    page = administrator.get(PAGE).content.decode()
    assert f"/console/long-jobs/{loading_id}/" in page
    assert "Cargar la demostración" not in page
    administrator.post(PAGE, {"wish": "load"})  # once more, meanwhile
    assert LongJobRow.objects.count() == 1
    load_in_background(long_job_id=loading_id)
    assert marked("brand")
    assert LongJobRow.objects.get(pk=loading_id).state == "done"
    assert (
        "Carga de la demostración" in administrator.get(f"/console/long-jobs/{loading_id}/").content.decode()
    )
    assert "Retirar la demostración" in administrator.get(PAGE).content.decode()
    remove_in_background(long_job_id=asked(administrator, "remove"))
    assert not marked("brand")
    assert Ticket.objects.count() == 0


@pytest.mark.parametrize("wish", ["remove", "otra", ""])
def test_what_is_not_there_is_not_removed(wish):
    administrator = signed_in("administrator")
    assert administrator.post(PAGE, {"wish": wish}).status_code in (200, 302)
    assert not LongJobRow.objects.exists()


@pytest.mark.parametrize("role", ["agent", "supervisor", "auditor", "light_agent"])
def test_nobody_else_may(role):
    person = signed_in(role)
    assert person.get(PAGE).status_code == 403
    assert person.post(PAGE, {"wish": "load"}).status_code == 403
    assert not LongJobRow.objects.exists()

"""Whichever way a file comes in, the same scanner is asked, and what it cannot look at is not taken."""

from __future__ import annotations

import base64

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from atiende.platform.models.files import StoredFileRow
from atiende.tickets.models import Message
from tests.api.conftest import a_ticket, api, people
from tests.channels.scanning.fake_clamd import SIGNATURE, clamd
from tests.channels.scanning.test_files_of_mail import nobody
from tests.desk.office import arrives, signed_in

__all__ = ["api", "people"]

pytestmark = pytest.mark.django_db
BAD = b"%PDF " + SIGNATURE


def attached(content: bytes) -> dict[str, object]:
    file = {"name": "f.pdf", "media_type": "application/pdf", "content": base64.b64encode(content).decode()}
    return {"attachments": [file]}


def by_desk(content: bytes) -> tuple[int, str]:
    opened, agent = arrives(), signed_in()
    answer = agent.post(
        f"/desk/tickets/{opened.number}/upload", {"file": SimpleUploadedFile("f.pdf", content)}
    )
    return answer.status_code, answer.json().get("error", "")


def test_what_a_program_hands_in_is_looked_at(api, settings):
    with clamd() as settings.CLAMD:
        number = api.post("/tickets", a_ticket()).json()["number"]
        message = {"kind": "reply", "body": "Adjunto.", **attached(BAD)}
        refused = api.post(f"/tickets/{number}/messages", message)
        assert (refused.status_code, refused.json()["code"]) == (422, "file_infected")
        assert Message.objects.count() == 1
        assert api.post(f"/tickets/{number}/messages", {**message, **attached(b"%PDF")}).status_code == 201
    settings.CLAMD = nobody()
    refused = api.post(f"/tickets/{number}/messages", {**message, **attached(b"%PDF")})
    assert (refused.status_code, refused.json()["code"]) == (503, "file_not_checked")
    assert Message.objects.count() == 2
    assert StoredFileRow.objects.count() == 1


def test_what_an_agent_attaches_is_looked_at(settings):
    with clamd() as settings.CLAMD:
        assert by_desk(BAD) == (422, "El archivo contiene código dañino y no se ha guardado.")
        assert by_desk(b"%PDF") == (200, "")
    settings.CLAMD = nobody()
    assert by_desk(b"%PDF 2") == (
        503,
        "Ahora no se puede comprobar si el archivo contiene código dañino. Inténtelo más tarde.",
    )
    assert StoredFileRow.objects.count() == 1

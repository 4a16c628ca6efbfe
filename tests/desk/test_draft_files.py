"""What one began to write is there again with its files and recipients: after a reload, and after signing out."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from atiende.desk.web import uploads
from atiende.platform.models.files import StoredFileRow
from atiende.tickets.actions.add_participant import add_participant
from atiende.tickets.models import Attachment, Draft, Message
from tests.desk.office import AT, arrives, signed_in

pytestmark = pytest.mark.django_db


def _upload(person, number, name="factura.pdf") -> str:
    file = SimpleUploadedFile(name, name.encode(), content_type="application/pdf")
    return person.post(f"/desk/tickets/{number}/upload", {"file": file}).json()["claim"]


def _save(person, number, kind="reply", **more):
    answer = person.post(
        f"/desk/tickets/{number}/draft",
        {"kind": kind, "text": "Hola", **more},
        headers={"Accept": "application/json"},
    )
    assert answer.json() == {"saved": True}


def _claims(person, number, kind="reply") -> list[str]:
    page = person.get(f"/desk/tickets/{number}/").content.decode()
    reply, note = page.split('id="note-form"')
    return re.findall(r'name="file" value="([^"]+)"', reply if kind == "reply" else note)


def test_files_and_recipients_are_there_after_signing_out_and_in_again() -> None:
    opened, agent = arrives(), signed_in()
    _save(
        agent,
        opened.number,
        file=[_upload(agent, opened.number)],
        to="rosa@correo.example",
        cc="jefa@x.example",
    )
    user = agent.get("/desk/").wsgi_request.user
    agent.logout()
    again = Client()
    again.force_login(user)
    page = again.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert "factura.pdf" in page
    assert 'name="cc" value="jefa@x.example"' in page
    assert "Borrador recuperado" in page
    assert _claims(again, opened.number, "note") == []
    (claim,) = _claims(again, opened.number)
    again.post(f"/desk/tickets/{opened.number}/reply", {"text": "Aquí la tiene.", "file": claim})
    assert Attachment.objects.get().name == "factura.pdf"
    assert StoredFileRow.objects.get().references == 1
    assert _claims(again, opened.number) == []


def test_a_draft_of_files_alone_is_kept_and_a_removed_file_is_let_go() -> None:
    opened, agent = arrives(), signed_in()
    _save(agent, opened.number, "note", text="", file=[_upload(agent, opened.number)])
    assert len(_claims(agent, opened.number, "note")) == 1
    _save(agent, opened.number, "note", text="")
    assert _claims(agent, opened.number, "note") == []
    assert StoredFileRow.objects.get().references == 0
    assert "Borrador recuperado" not in agent.get(f"/desk/tickets/{opened.number}/").content.decode()


def test_a_page_that_stood_open_for_a_day_keeps_what_its_draft_holds(monkeypatch) -> None:
    opened, agent = arrives(), signed_in()
    kept, loose = _upload(agent, opened.number), _upload(agent, opened.number, "otra.pdf")
    _save(agent, opened.number, file=[kept])
    monkeypatch.setattr(uploads, "_GOOD_FOR_SECONDS", -1)
    _save(agent, opened.number, file=[kept, loose])
    assert [each["name"] for each in Draft.objects.get().files] == ["factura.pdf"]


def test_a_message_that_waited_too_long_for_its_file_is_refused_rather_than_sent_without_it(
    monkeypatch,
) -> None:
    opened, agent = arrives(), signed_in()
    claim = _upload(agent, opened.number)
    monkeypatch.setattr(uploads, "_GOOD_FOR_SECONDS", -1)
    answer = agent.post(f"/desk/tickets/{opened.number}/reply", {"text": "Va adjunta.", "file": claim})
    assert answer.status_code == 422
    assert "Va adjunta." in answer.content.decode()
    assert Message.objects.filter(kind="outgoing").count() == 0


def test_a_colleague_s_claim_is_worth_nothing() -> None:
    opened, agent, leo = arrives(), signed_in(), signed_in(name="Leo Ríos")
    _save(leo, opened.number, file=[_upload(agent, opened.number), "forged"])
    assert Draft.objects.get().files == []


def test_usual_recipients_follow_the_case() -> None:
    opened, agent = arrives(), signed_in()
    _save(agent, opened.number, to=" rosa@correo.example ", cc="")
    assert Draft.objects.get().recipients is None
    add_participant(ticket_id=opened.ticket_id, address="leo@x.example", by=agent.actor, at=AT)
    assert 'name="cc" value="leo@x.example"' in agent.get(f"/desk/tickets/{opened.number}/").content.decode()


def test_more_files_than_a_message_takes_do_not_cost_the_text() -> None:
    opened, agent = arrives(), signed_in()
    claims = [_upload(agent, opened.number, f"f{n}.pdf") for n in range(uploads.MOST_FILES + 1)]
    _save(agent, opened.number, file=claims)
    draft = Draft.objects.get()
    assert (draft.text, len(draft.files)) == ("Hola", uploads.MOST_FILES)


def test_without_scripts_a_file_chosen_in_the_form_is_kept_too() -> None:
    opened, agent = arrives(), signed_in()
    file = SimpleUploadedFile("foto.png", b"x", content_type="image/png")
    answer = agent.post(
        f"/desk/tickets/{opened.number}/draft", {"kind": "note", "text": "Ver", "upload": file}
    )
    assert answer.status_code == 302
    assert len(_claims(agent, opened.number, "note")) == 1

"""Formatting through the desk without a browser: what is posted, shown, refused, and whose pictures are shown."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from atiende.tickets.models import Attachment, Draft, Message
from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db
HOSTILE = (
    '<div>Ya <b onclick="alert(1)" style="position:fixed">sale</b>.</div><script>alert(1)</script>'
    '<form action="https://mal.example"><input name="clave"></form><img src=x onerror=alert(1)>'
)


def _picture(person, number) -> dict[str, str]:
    file = SimpleUploadedFile("tapa.png", b"\x89PNG", content_type="image/png")
    return person.post(f"/desk/tickets/{number}/upload", {"file": file}).json()


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_hostile_html_reaches_no_page(kind) -> None:
    opened, agent = arrives(), signed_in()
    agent.post(f"/desk/tickets/{opened.number}/{kind}", {"text": "x", "html": HOSTILE})
    message = Message.objects.exclude(kind="incoming").get()
    assert (message.text, message.html) == ("Ya sale.", "<div>Ya <b>sale</b>.</div>")
    for path in ("", "print?notes=on"):
        page = agent.get(f"/desk/tickets/{opened.number}/{path}").content.decode()
        assert "<div>Ya <b>sale</b>.</div>" in page
        assert not [bad for bad in ("alert(1)", "mal.example", "position:fixed") if bad in page]


def test_what_was_kept_hostile_all_the_same_is_shown_harmless() -> None:
    opened, agent = arrives(), signed_in()
    agent.post(f"/desk/tickets/{opened.number}/note", {"text": "Hola"})
    row = Message.objects.values_list("pk", flat=True).get(kind="note")
    Message.objects.bulk_create(
        [
            Message(
                ticket_id=opened.ticket_id, kind="note", channel="internal", author_id=1, author_label="Ana",
                text="Ya sale.", html=HOSTILE, delivery="none", at=Message.objects.get(pk=row).at,
            )
        ]
    )  # fmt: skip
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert "<b>sale</b>" in page
    assert "alert(1)" not in page


def test_what_is_refused_comes_back_with_words_and_formatting() -> None:
    opened, agent = arrives(), signed_in()
    deep = "<b>Hola</b>" + "<div>" * 10_000
    refused = agent.post(f"/desk/tickets/{opened.number}/note", {"text": "Hola", "html": deep})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "demasiado complejo" in page
    assert ">Hola</textarea>" in page
    assert not Message.objects.filter(kind="note").exists()


def test_a_draft_says_what_its_plain_words_are_and_is_there_again_switched_off_for_whoever_has_no_scripts() -> (
    None
):
    opened, agent = arrives(), signed_in()
    answer = agent.post(
        f"/desk/tickets/{opened.number}/draft",
        {"kind": "note", "text": "x", "html": "<ul><li>uno</li></ul>"},
        headers={"Accept": "application/json"},
    )
    assert answer.json() == {"saved": True, "text": "- uno"}
    assert Draft.objects.get().html == "<ul><li>uno</li></ul>"
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert (
        '<input type="hidden" name="html" value="&lt;ul&gt;&lt;li&gt;uno&lt;/li&gt;&lt;/ul&gt;" disabled>'
        in page
    )
    assert ">- uno</textarea>" in page


def test_a_picture_in_the_text_is_a_file_of_the_message_and_stands_there_once() -> None:
    opened, agent = arrives(), signed_in()
    told = _picture(agent, opened.number)
    beside = _picture(agent, opened.number)
    shown = agent.get(f"/desk/tickets/{opened.number}/upload/{told['claim']}")
    assert (shown.status_code, shown["Content-Type"], shown.getvalue()) == (200, "image/png", b"\x89PNG")
    html = f'<div>Así: <img src="cid:{told["cid"]}"></div>'
    agent.post(
        f"/desk/tickets/{opened.number}/reply",
        {"text": "x", "html": html, "file": [told["claim"], beside["claim"]]},
    )
    placed, other = Attachment.objects.order_by("pk")
    assert (placed.is_inline, placed.content_id, other.is_inline, other.content_id) == (
        True,
        told["cid"],
        False,
        "",
    )
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    said = re.search(r'<div class="mb rich".*?</div>\n', page)
    assert said is not None
    assert f'<img src="/desk/tickets/{opened.number}/files/{placed.pk}" alt="tapa.png">' in said[0]
    assert page.count(f"/files/{placed.pk}") == 1
    assert f"/files/{other.pk}" in page
    assert "[tapa.png]" in Message.objects.get(kind="outgoing").text


def test_a_colleague_s_picture_and_a_file_that_is_none_are_not_shown() -> None:
    opened, agent, colleague = arrives(), signed_in(), signed_in(name="Carla Ruiz")
    stranger = signed_in(name="Teo", in_team="Facturas")
    claim = _picture(agent, opened.number)["claim"]
    file = SimpleUploadedFile("a.svg", b"<svg/>", content_type="image/svg+xml")
    drawing = agent.post(f"/desk/tickets/{opened.number}/upload", {"file": file}).json()
    assert drawing["cid"] == ""
    for person, number, named in (
        (colleague, opened.number, claim),
        (stranger, opened.number, claim),
        (agent, opened.number, drawing["claim"]),
        (agent, 999_999, claim),
        (agent, opened.number, claim[:-1]),
    ):
        assert person.get(f"/desk/tickets/{number}/upload/{named}").status_code == 404

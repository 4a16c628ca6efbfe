"""Programs write with formatting, and get it back as it was kept."""

import base64

import pytest

from atiende.tickets.models import Attachment, Message
from tests.api.conftest import a_ticket, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def messages(api):
    return f"/tickets/{api.post('/tickets', a_ticket()).json()['number']}/messages"


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_the_text_is_made_from_the_html(api, messages, kind):
    html = '<p>Ya <strong style="color:red">sale</strong>.</p><script>alert(1)</script>'
    told = api.post(messages, {"kind": kind, "body": "Otra cosa", "html": html}).json()
    assert (told["body"], told["html"]) == ("Ya sale.", "<p>Ya <strong>sale</strong>.</p>")
    assert api.get(messages).json()["items"][0]["html"] == told["html"]


def test_without_formatting_there_is_none(api, messages):
    assert api.post(messages, {"kind": "note", "body": "Hola"}).json()["html"] == ""
    assert {each["html"] for each in api.get(messages).json()["items"]} == {""}


@pytest.mark.parametrize(
    "html", ["", "<b></b>", "<div>" * 10_000 + "x", "x" * 4_000_001], ids=["none", "empty", "deep", "long"]
)
def test_what_says_nothing_or_cannot_be_cleaned_is_refused(api, messages, html):
    problem = refused(api.post(messages, {"kind": "note", "html": html}), 422, "invalid_input")
    assert set(problem["fields"]) <= {"body", "html"}
    assert Message.objects.count() == 1


def test_a_picture_of_the_message_is_named_by_its_content_id(api, messages):
    picture = {
        "name": "tapa.png",
        "media_type": "image/png",
        "content": base64.b64encode(b"\x89PNG").decode(),
    }
    told = api.post(
        messages,
        {
            "kind": "reply",
            "html": '<p>Así: <img src="cid:tapa"><img src="cid:otra"></p>',
            "attachments": [
                {**picture, "content_id": "tapa"},
                {**picture, "content_id": "x\r\nBcc: a@b.example"},
            ],
        },
    ).json()
    assert told["html"] == '<p>Así: <img src="cid:tapa" alt="tapa.png"></p>'
    rows = Attachment.objects.order_by("pk").values_list("is_inline", "content_id")
    assert list(rows) == [(True, "tapa"), (False, "")]

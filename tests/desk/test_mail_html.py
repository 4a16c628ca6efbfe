"""The page of a mail's own HTML: what is made to escape its frame stays in it."""

from __future__ import annotations

import re

import pytest
from django.core import signing
from django.test import RequestFactory

from atiende.desk.web.screens.mail_html import mail_image
from atiende.kernel.refusals import NotFound
from atiende.platform.storage import store
from atiende.tickets.models import Message
from atiende.tickets.rules.incoming import NewAttachment
from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data: http://testserver/desk/mail-images/; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)


def test_the_policy_is_exactly_this_and_only_we_may_frame_it() -> None:
    opened = arrives(html="<p>Hola</p>")
    answer = signed_in().get(f"/desk/tickets/{opened.number}/messages/{opened.message_id}/html")
    assert answer["Content-Security-Policy"] == POLICY
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


def test_the_frame_in_the_conversation_runs_nothing_and_is_of_nobody() -> None:
    opened = arrives(html="<p>Hola</p>")
    page = signed_in().get(f"/desk/tickets/{opened.number}/").content.decode()
    frame = re.search(r'<iframe[^>]*sandbox="([^"]*)"', page)
    assert frame is not None
    assert frame[1].split() == ["allow-popups", "allow-popups-to-escape-sandbox"]


def test_a_picture_of_the_mail_is_put_in_and_one_from_elsewhere_is_not() -> None:
    picture = store(b"\x89PNG\r\n\x1a\nfoto", name="foto.png", media_type="image/png")
    inline = NewAttachment(
        file_id=picture.id,
        name="foto.png",
        media_type="image/png",
        size=picture.size,
        sha256=picture.sha256,
        content_id="foto@correo",
        is_inline=True,
    )
    html = '<p><img data-cid="foto@correo"><img data-remote-src="https://rastreo.example/p.gif"></p>'
    opened = arrives(html=html, attachments=(inline,))
    agent = signed_in()
    page = agent.get(f"/desk/tickets/{opened.number}/messages/{opened.message_id}/html").content.decode()
    found = re.findall(r'<img src="([^"]+)"', page)
    assert len(found) == 1
    assert found[0].startswith("/desk/mail-images/")
    shown = agent.get(found[0])
    assert b"".join(shown.streaming_content) == b"\x89PNG\r\n\x1a\nfoto"
    assert agent.get(found[0][:-3] + "xyz").status_code == 404


def test_an_address_of_a_picture_gives_nothing_but_pictures(rf: RequestFactory) -> None:
    page = store(b"<script>", name="x.html", media_type="text/html")
    claim = signing.dumps(page.id, salt="atiende.desk.mail_html")
    with pytest.raises(NotFound):
        mail_image(rf.get("/"), claim)


def test_a_mail_without_html_has_no_such_page() -> None:
    opened = arrives()
    assert not Message.objects.get().html
    address = f"/desk/tickets/{opened.number}/messages/{opened.message_id}/html"
    assert signed_in().get(address).status_code == 404

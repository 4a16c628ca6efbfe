"""The reader presses the button: the picture is in the frame, and only then does the sender's server hear of it."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import expect

from atiende.channels.rules.mail.html import sanitised
from atiende.desk.web import remote_pictures
from atiende.platform.outside import picture_at
from tests.browser import OpenAs, csp_violations
from tests.desk.office import arrives
from tests.platform_doors.strange_server import strange_server

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_picture_from_elsewhere_is_shown_when_asked_for(
    open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    with strange_server() as sender:
        monkeypatch.setattr(remote_pictures, "picture_at", partial(picture_at, network=sender.network))
        html = sanitised(f'<p>Nuestra foto</p><img src="{sender.at("/foto.png")}">')
        opened = arrives(html=html, in_team="")
        page = open_as("agent")
        stopped = csp_violations(page)
        page.goto(f"/desk/tickets/{opened.number}/")
        page.get_by_text("El correo con su aspecto original").click()
        expect(page.get_by_text("1 imagen externa bloqueada")).to_be_visible()
        frame = page.frame_locator(".look iframe")
        expect(frame.get_by_text("Nuestra foto")).to_be_visible()
        assert not sender.asked
        page.get_by_role("link", name="Mostrar").click()
        picture = frame.locator("img[src]")
        expect(picture).to_have_js_property("naturalWidth", 1)
        expect(page.get_by_text("1 imagen externa bloqueada")).to_be_hidden()
        assert [path for path, _ in sender.asked] == ["/foto.png"]
        assert not stopped

"""What customers send that is too much: it is said in words, and what they wrote stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from atiende.platform.refusals.cut_bodies import BODY_WAS_CUT
from atiende.tickets.models import Message, Ticket
from tests.portal.conftest import FORM, upload

pytestmark = pytest.mark.django_db


def _left_on_disk() -> list[Path]:
    return list(Path(settings.FILES_ROOT).glob("unfinished/*"))


def test_five_megabytes_of_pasted_html_are_refused_in_words(visitor):
    answer = visitor().send("/", **{**FORM, "text": "<p>hola</p>" * 500_000})
    assert answer.status_code == 413
    page = answer.content.decode()
    assert "5 MB" in page
    assert "lo que escribió sigue" in page
    assert not Ticket.objects.exists()


def test_a_text_that_is_too_long_is_said_at_its_field_and_stays(visitor):
    html = "<p>hola</p>" * 2_000
    page = visitor().send("/", **{**FORM, "text": html})
    assert page.status_code == 422
    assert "demasiado largo" in page.content.decode()
    assert page.content.decode().count("&lt;p&gt;hola") == 2_000


def test_of_a_body_that_was_cut_the_words_are_kept_and_the_file_is_refused(visitor):
    """As the server hands over a form with a file of 200 MB: the words and the beginning of the file."""
    rosa = visitor()
    rosa.client.defaults[BODY_WAS_CUT] = 64 * 2**20
    answer = rosa.send("/", **{**FORM, "attached": upload("video.mp4", b"x" * 21_000_000)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "video.mp4" in page
    assert "20 MB" in page
    assert FORM["subject"] in page
    assert _left_on_disk() == []
    assert not Ticket.objects.exists()


def test_pages_that_take_no_halves_refuse_them(visitor):
    rosa = visitor()
    rosa.client.defaults[BODY_WAS_CUT] = 64 * 2**20
    answer = rosa.client.post("/follow/", {"number": "1"})
    assert answer.status_code == 413
    assert "64 MB" in answer.content.decode()


def test_emoji_and_right_to_left_words_arrive_as_they_were_written(visitor):
    rosa = visitor()
    family = "👩‍👩‍👧‍👦"
    written = {**FORM, "name": "سارة حداد", "subject": f"{family} no llega", "text": f"{family} مرحبا"}
    rosa.read_receipt(rosa.send("/", **written)["Location"])
    assert Ticket.objects.get().subject == f"{family} no llega"
    message = Message.objects.get()
    assert (message.author_label, message.text) == ("سارة حداد", f"{family} مرحبا")
    page = rosa.page(f"/follow/{rosa.number}/")
    assert f'dir="auto" data-user>{family} no llega' in page
    assert "سارة حداد" in page

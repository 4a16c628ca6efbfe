"""An answer with formatting leaves in both forms, with the pictures of its text inside."""

from __future__ import annotations

from tests.channels.sending.test_what_leaves import Mailbox, file


def test_text_and_html_leave_together_with_the_picture_inside_and_the_file_beside(sending):
    server = Mailbox()
    html = '<div>Vea <b onclick="x">esto</b>: <img src="cid:foto@picture"></div>'
    files = (file(b"\x89PNG1", content_id="foto@picture"), file(b"\x89PNG2"))
    sending.deliver(server, sending.answer(sending.case(), text="", html=html, attachments=files))
    mail = server.mails[0]
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "image/png",
    ]
    plain, formatted = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain.get_content().strip() == "Vea esto: [foto.png]"
    assert '<b>esto</b>: <img src="cid:foto@picture" alt="foto.png">' in formatted.get_content()
    assert "onclick" not in formatted.get_content()
    inside = [part for part in mail.walk() if part["Content-ID"] == "<foto@picture>"]
    assert [part.get_content_disposition() for part in inside] == ["inline"]
    (beside,) = mail.iter_attachments()
    assert beside.get_content() == b"\x89PNG2"


def test_an_answer_without_formatting_leaves_as_text_alone(sending):
    server = Mailbox()
    sending.deliver(server, sending.answer(sending.case(), text="", html="<div>Ya sale.</div>"))
    assert server.mails[0].get_content_type() == "text/plain"

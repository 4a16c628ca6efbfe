"""A customer without an account writes to a brand, and nothing that they typed is lost."""

from __future__ import annotations

import re

import pytest

from atiende.customers.models import Identifier
from atiende.tickets.models import Attachment, Message, Ticket
from tests.portal.conftest import FORM, Visitor, hidden_of, upload


def test_what_was_written_is_a_case_of_the_brand_by_the_web(brands, visitor):
    visitor().write()
    ticket = Ticket.objects.get()
    assert (ticket.channel, ticket.brand, ticket.subject, ticket.category) == (
        "web",
        brands.nova,
        "No llega mi pedido",
        "new",
    )
    message = Message.objects.get()
    assert message.text == FORM["text"]
    assert message.author_label == "Rosa Lago"
    assert message.notices == ["unproved_address"]


def test_the_host_chooses_the_brand_and_how_it_speaks(brands, visitor):
    young = visitor(host="joven.example")
    assert "¿En qué podemos ayudarte?" in young.page()
    young.write()
    assert Ticket.objects.get().brand == brands.joven


def test_the_address_is_not_proved_by_typing_it(visitor):
    visitor().write()
    assert not hasattr(Identifier.objects.get(), "verification")


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("Rosa@Correo.example", "email", "rosa@correo.example"),
        ("612 34 56 78", "phone", "+34612345678"),
        ("+52 55 1234 5678", "phone", "+525512345678"),
    ],
)
def test_a_mail_address_or_a_telephone_will_do(visitor, typed, kind, value):
    visitor().write(contact=typed)
    assert Identifier.objects.values_list("kind", "normal_value").get() == (kind, value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "  "),
        ("contact", ""),
        ("contact", "rosa"),
        ("contact", "rosa@"),
        ("contact", "a@b"),
        ("contact", "12"),
        ("subject", ""),
        ("text", " \n "),
        ("text", "x" * 20_001),
    ],
)
def test_what_is_wrong_is_said_on_top_and_at_the_field_and_all_else_stays(visitor, field, value):
    answer = visitor().send("/", **{**FORM, field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#id_{field}"' in page
    assert f'id="id_{field}-error"' in page
    kept = [FORM[name] for name in FORM if name != field]
    assert all(words.split("\n")[0] in page for words in kept)
    assert not Ticket.objects.exists()


def test_our_own_address_is_nobodys(visitor, nova_mailbox):
    answer = visitor().send("/", **{**FORM, "contact": nova_mailbox.address})
    assert answer.status_code == 422
    assert not Ticket.objects.exists()


def test_hostile_words_are_shown_as_they_are_and_run_nowhere(rosa, visitor):
    bad = visitor()
    bad.write(name="<script>alert(1)</script>\u202egnp", subject="<b>x</b>", text="<img src=x onerror=y>")
    page = bad.page(f"/follow/{bad.number}/")
    assert "<script>alert" not in page
    assert "&lt;img src=x onerror=y&gt;" in page
    assert "\u202e" not in Message.objects.latest("pk").author_label


def test_files_go_with_it(visitor):
    visitor().write(attached=[upload(), upload("factura.pdf", b"%PDF-1.4", "application/pdf")])
    assert set(Attachment.objects.values_list("name", "size")) == {("foto.png", 12), ("factura.pdf", 8)}


def test_files_wait_while_the_form_is_mended_and_can_be_left_out(visitor):
    rosa = visitor()
    files = [upload("foto.png"), upload("otra.png", b"other")]
    page = rosa.send("/", **{**FORM, "name": "", "attached": files}).content.decode()
    claims = re.findall(r'name="kept" value="([^"]+)"', page)
    assert len(claims) == 2
    answer = rosa.send("/", page, **{**FORM, "kept": claims[:1]})
    assert answer.status_code == 302
    assert list(Attachment.objects.values_list("name", flat=True)) == ["foto.png"]


def test_a_claim_to_a_file_of_another_form_is_left_out(visitor):
    page = visitor().send("/", **{**FORM, "name": "", "attached": [upload()]}).content.decode()
    claim = re.search(r'name="kept" value="([^"]+)"', page)[1]
    visitor().write(kept=[claim])
    assert not Attachment.objects.exists()


def test_what_is_too_large_is_said_and_the_words_stay(visitor, monkeypatch):
    monkeypatch.setattr("atiende.portal.web.uploads.MOST_BYTES", 1000)
    answer = visitor().send(
        "/", **{**FORM, "attached": [upload("corto.txt", b"x"), upload("largo.bin", b"x" * 200_000)]}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "largo.bin" in page
    assert FORM["subject"] in page
    assert len(re.findall(r'name="kept"', page)) == 1


def test_malware_is_not_taken(visitor, monkeypatch):
    monkeypatch.setattr("atiende.platform.scanning.finding.is_wanted", lambda: True)
    monkeypatch.setattr("atiende.platform.scanning.finding.infection_in", lambda content: "Eicar")
    answer = visitor().send("/", **{**FORM, "attached": [upload("virus.exe")]})
    assert answer.status_code == 422
    assert "virus.exe" in answer.content.decode()
    assert not Ticket.objects.exists()


def test_pressing_twice_makes_one_case_and_shows_the_same_key(visitor):
    rosa = visitor()
    page = rosa.page()
    first = rosa.send("/", page, **FORM)
    rosa.read_receipt(first["Location"])
    number, key = rosa.number, rosa.key
    rosa.read_receipt(rosa.send("/", page, **FORM)["Location"])
    assert (rosa.number, rosa.key) == (number, key)
    assert Ticket.objects.count() == Message.objects.count() == 1


def test_going_back_and_writing_something_else_is_another_case(visitor):
    rosa = visitor()
    page = rosa.page()
    rosa.send("/", page, **FORM)
    rosa.send("/", page, **{**FORM, "text": "Y además falta una bombilla."})
    assert Ticket.objects.count() == 2


def test_what_a_machine_fills_in_is_asked_for_once_more(visitor):
    rosa = visitor()
    answer = rosa.send("/", **FORM, website="http://spam.example")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert not Ticket.objects.exists()
    assert rosa.send("/", page, **FORM).status_code == 302


def test_a_form_that_comes_back_at_once_is_asked_for_once_more(visitor, monkeypatch):
    monkeypatch.setattr("atiende.portal.web.form_token.LEAST_SECONDS", 5)
    answer = visitor().send("/", **FORM)
    assert answer.status_code == 422
    assert FORM["text"].split("\n")[1] in answer.content.decode()


def test_a_form_that_is_not_ours_is_asked_for_once_more(visitor):
    answer = visitor().client.post("/", {**FORM, "token": "made:up:here"})
    assert answer.status_code == 422
    assert hidden_of(answer.content.decode())["token"]


def test_without_proof_of_origin_nothing_happens(brands):
    stranger = Visitor()
    stranger.client.handler.enforce_csrf_checks = True
    assert stranger.client.post("/", {**FORM, **hidden_of(stranger.page())}).status_code == 403
    assert not Ticket.objects.exists()


def test_a_flood_from_one_network_waits_and_keeps_its_words(visitor, monkeypatch):
    monkeypatch.setattr("atiende.portal.web.flood.CASES_OF_NETWORK", 2)
    for n in range(2):
        visitor().write(contact=f"c{n}@correo.example")
    answer = visitor().send("/", **{**FORM, "contact": "c3@correo.example"})
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert "c3@correo.example" in answer.content.decode()
    assert Ticket.objects.count() == 2


def test_a_flood_to_one_address_waits(visitor, monkeypatch):
    monkeypatch.setattr("atiende.portal.web.flood.CASES_OF_ADDRESS", 1)
    visitor().write()
    assert visitor().send("/", **{**FORM, "contact": "ROSA@correo.example"}).status_code == 429


def test_a_brand_that_says_how_it_treats_data_says_it_below_the_form(brands, visitor):
    assert "opens in another tab" not in visitor(**{"accept-language": "en"}).page()
    brands.nova.privacy_url = "https://nova.example/privacidad"
    brands.nova.save()
    assert 'href="https://nova.example/privacidad" rel="noopener noreferrer"' in visitor().page()

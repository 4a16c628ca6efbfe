"""Number and key open a case to its customer: what was said to them and by them, and nothing else."""

from __future__ import annotations

import re

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.platform.models.audit import AuditEntry
from atiende.platform.storage import store
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.give_tracking_key import give_tracking_key
from atiende.tickets.models import Message, TrackingKey
from atiende.tickets.queries import tracking
from atiende.tickets.rules.incoming import NewAttachment
from tests.portal.conftest import AT
from tests.portal.staff import agent_of, answer_as


def test_number_and_key_show_the_conversation(rosa, visitor):
    other = visitor()
    answer = other.show_key(rosa.number, rosa.key)
    assert answer["Location"] == f"/follow/{rosa.number}/"
    page = other.page(answer["Location"])
    assert "¿Dónde está?" in page
    assert "Recibid" in page


@pytest.mark.parametrize(
    "typed",
    [lambda key: key.lower(), lambda key: key.replace("-", " "), lambda key: f" {key.replace('-', '')} "],
)
def test_the_key_is_read_as_people_type_it(rosa, visitor, typed):
    assert visitor().show_key(f"#{rosa.number}", typed(rosa.key)).status_code == 302


def test_a_wrong_key_and_an_unknown_number_are_answered_alike(rosa, visitor):
    def told(number, key):
        answer = visitor().show_key(number, key)
        shown = re.sub(r'(token|csrfmiddlewaretoken)" value="[^"]+"', "", answer.content.decode())
        return answer.status_code, shown.replace(str(number), "N").replace(key, "K")

    wrong = "ABCD-EFGH-JKLM-NPQR"
    assert told(rosa.number, wrong) == told(999_999, wrong) == told(999_999, rosa.key)
    assert told(rosa.number, wrong)[0] == 422


def test_a_wrong_key_and_an_unknown_number_cost_alike(rosa, django_assert_num_queries, monkeypatch):
    made: list[int] = []
    whole = tracking.fingerprint
    monkeypatch.setattr(tracking, "fingerprint", lambda *told: made.append(1) or whole(*told))
    for number, key in (
        (rosa.number, "ABCDEFGHJKLMNPQR"),
        (999_999, "ABCDEFGHJKLMNPQR"),
        (2**70, "x"),
        (-1, ""),
    ):
        with django_assert_num_queries(1):
            assert tracking.prove_key(number, key) is None
    assert len(made) == 4


@pytest.mark.parametrize("number", ["", "abc", "-1", "0", "9" * 18, "9" * 20, "١٢", "1\x00"])
def test_no_number_breaks_it(rosa, visitor, number):
    assert visitor().show_key(number, rosa.key).status_code == 422


def test_guessing_is_slowed_down_for_this_case_and_network(rosa, visitor, monkeypatch):
    monkeypatch.setattr("atiende.portal.web.flood.KEYS_OF_CASE_AND_NETWORK", 3)
    for _ in range(3):
        assert visitor().show_key(rosa.number, "ABCD-EFGH-JKLM-NPQR").status_code == 422
    answer = visitor().show_key(rosa.number, rosa.key)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    elsewhere = visitor()
    elsewhere.client.defaults["REMOTE_ADDR"] = "203.0.113.9"
    assert elsewhere.show_key(rosa.number, rosa.key).status_code == 302


def test_guessing_is_slowed_down_for_a_network_whatever_the_number(rosa, visitor, monkeypatch):
    monkeypatch.setattr("atiende.portal.web.flood.KEYS_OF_NETWORK", 3)
    told = [visitor().show_key(n, "ABCD-EFGH-JKLM-NPQR").status_code for n in range(900, 905)]
    assert told == [422, 422, 422, 429, 429]


def test_without_the_key_a_case_is_not_shown(rosa, visitor):
    stranger = visitor()
    answer = stranger.client.get(f"/follow/{rosa.number}/")
    assert answer["Location"] == f"/follow/?case={rosa.number}"
    assert stranger.client.get("/follow/999999/")["Location"] == "/follow/?case=999999"
    answer = stranger.client.post(f"/follow/{rosa.number}/", {"text": "Soy otra"})
    assert answer.status_code == 403
    assert Message.objects.count() == 1


def test_the_key_of_one_case_opens_no_other(rosa, visitor):
    other = visitor()
    other.write(contact="otra@correo.example", text="Otra cosa")
    assert other.client.get(f"/follow/{rosa.number}/").status_code == 302
    assert visitor().show_key(rosa.number, other.key).status_code == 422


def test_notes_and_what_agents_are_called_stay_inside(rosa, case_of, brands):
    ticket, agent = case_of(rosa), agent_of("Carmen Ortega Ruiz", brands.nova)
    add_note(ticket_id=ticket.pk, text="El cliente es difícil", by=agent, at=AT)
    answer_as(agent, ticket, "Ya está en camino.")
    page = rosa.page(f"/follow/{rosa.number}/")
    assert "Ya está en camino." in page
    assert "Carmen · Nova Hogar" in page
    assert "Ortega" not in page
    assert "difícil" not in page


def test_links_in_our_answers_can_be_followed_and_those_of_others_not(rosa, case_of, brands):
    agent = agent_of("Carmen Ortega", brands.nova)
    answer_as(agent, case_of(rosa), "Mire https://nova.example/envios <b>ya</b>")
    page = rosa.page(f"/follow/{rosa.number}/")
    assert 'href="https://nova.example/envios" rel="nofollow"' in page
    assert "&lt;b&gt;ya&lt;/b&gt;" in page


def test_the_session_ends_by_itself_and_keeps_what_was_written(rosa, monkeypatch):
    page = rosa.page(f"/follow/{rosa.number}/")
    session = rosa.client.session
    session["followed_cases"] = {str(rosa.number): [1, 1]}
    session.save()
    answer = rosa.send(f"/follow/{rosa.number}/", page, text="Una respuesta muy larga")
    assert answer.status_code == 403
    entry = answer.content.decode()
    assert 'name="unsent" value="Una respuesta muy larga"' in entry
    again = rosa.send("/follow/", entry, number=str(rosa.number), key=rosa.key)
    assert again.status_code == 200
    assert "Una respuesta muy larga</textarea>" in again.content.decode()


def test_closing_on_this_device_ends_it(rosa):
    assert rosa.client.post(f"/follow/{rosa.number}/leave").status_code == 302
    assert rosa.client.get(f"/follow/{rosa.number}/").status_code == 302
    assert rosa.client.get("/received/").status_code == 302


def test_a_new_key_ends_the_old_one_and_what_it_opened(rosa, case_of, visitor):
    key = give_tracking_key(ticket_id=case_of(rosa).pk, by=SYSTEM, at=AT)
    assert rosa.client.get(f"/follow/{rosa.number}/").status_code == 302
    assert visitor().show_key(rosa.number, rosa.key).status_code == 422
    assert visitor().show_key(rosa.number, key).status_code == 302


def test_the_database_does_not_tell_the_key(rosa, case_of):
    plain = rosa.key.replace("-", "")
    row = TrackingKey.objects.get()
    assert len(bytes(row.fingerprint)) == 32
    assert bytes(row.fingerprint) != plain.encode()[:32]
    from django.contrib.sessions.models import Session

    stores = [str(Session.objects.get(pk=rosa.client.session.session_key).get_decoded())]
    stores += [str(list(model.objects.values())) for model in (Message, TrackingKey, AuditEntry)]
    assert all(plain not in store and rosa.key not in store for store in stores)


def test_keys_have_eighty_bits_of_signs_that_nobody_mixes_up(rosa, visitor):
    seen = {rosa.key}
    for n in range(3):
        other = visitor()
        other.write(contact=f"c{n}@correo.example")
        seen.add(other.key)
    assert len(seen) == 4
    assert all(len(key.replace("-", "")) == 16 and not set(key) & set("O0I1") for key in seen)


def test_a_brands_own_portal_shows_no_case_of_another(rosa, visitor):
    assert visitor(host="joven.example").show_key(rosa.number, rosa.key).status_code == 422


def test_the_key_stands_in_no_address(rosa):
    page = rosa.page("/received/")
    assert f'href="/follow/{rosa.number}/"' in page
    assert not [line for line in page.split('href="')[1:] if rosa.key in line.split('"')[0]]


def test_long_conversations_come_in_parts(rosa, case_of, brands):
    ticket, agent = case_of(rosa), agent_of("Carmen", brands.nova)
    for n in range(55):
        answer_as(agent, ticket, f"Mensaje {n:03}")
    page = rosa.page(f"/follow/{rosa.number}/")
    assert "Mensaje 054" in page
    assert "Mensaje 000" not in page
    older = page.split('href="?before=')[1].split('"')[0]
    assert "Mensaje 000" in rosa.page(f"/follow/{rosa.number}/?before={older}")
    assert rosa.client.get(f"/follow/{rosa.number}/?before=x'").status_code == 200


def test_an_answer_with_formatting_is_read_with_it_and_its_picture_stands_inside(
    rosa, case_of, brands, visitor
):
    agent = agent_of("Ana Beltrán", brands.nova)
    kept = store(b"\x89PNG", name="tapa.png", media_type="image/png")
    file = NewAttachment(
        file_id=kept.id,
        name="tapa.png",
        media_type="image/png",
        size=4,
        sha256=kept.sha256,
        content_id="tapa",
    )
    html = '<ul><li>Ya <b onclick="x">sale</b></li></ul><script>alert(1)</script><img src="cid:tapa">'
    answer_as(agent, case_of(rosa), "", html=html, attachments=(file,))
    page = rosa.page(f"/follow/{rosa.number}/")
    assert "<ul><li>Ya <b>sale</b></li></ul>" in page
    picture = re.search(rf'<img src="(/follow/{rosa.number}/files/\d+)" alt="tapa.png">', page)
    assert picture is not None
    assert page.count(picture[1]) == 1
    assert "alert(1)" not in page
    answer = rosa.client.get(picture[1])
    assert (answer["Content-Type"], answer.getvalue()) == ("image/png", b"\x89PNG")
    assert visitor().client.get(picture[1]).status_code == 404

"""Whoever may writes rules: as a form or a sentence, tried, switched on, ordered, read in what they did."""

from __future__ import annotations

import pytest

from atiende.automation.models import Rule, RuleRun
from atiende.platform.outbox.dispatcher import Dispatcher
from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/console/rules/"
ROWS = {"c-TOTAL_FORMS": "1", "c-INITIAL_FORMS": "0", "d-TOTAL_FORMS": "1", "d-INITIAL_FORMS": "0"}
FORM = {
    "name": "Devoluciones",
    "trigger": "opened",
    **ROWS,
    "c-0-group": "every",
    "c-0-fact": "words",
    "c-0-test": "contains",
    "c-0-values": "reembolso; pedido",
    "d-0-kind": "tag",
    "d-0-value": "devolución",
}


def test_a_rule_is_written_tried_and_switched_on() -> None:
    administrator = signed_in("administrator")
    assert "Aún no hay reglas" in administrator.get(PAGE).content.decode()
    arrives(text="¿Dónde está mi pedido?")
    assert administrator.post(f"{PAGE}new/", FORM).status_code == 302
    rule = Rule.objects.get()
    one = f"{PAGE}{rule.pk}/"
    tried = administrator.get(f"{one}?try=1").content.decode()
    assert "Habría actuado en 1 de los últimos 1 casos" in tried
    assert not RuleRun.objects.exists()
    administrator.post(f"{one}on")
    arrives(text="Quiero un reembolso", address="otra@correo.example")
    while Dispatcher().run_once():
        pass
    page = administrator.get(one).content.decode()
    assert "Actuó" in page
    run = RuleRun.objects.get()
    assert "pone la etiqueta «devolución»" in administrator.get(f"{PAGE}runs/{run.pk}/").content.decode()
    listed = administrator.get(PAGE).content.decode()
    assert "Cuando se abre un caso, si el asunto o el texto contiene «reembolso» o «pedido»" in listed
    administrator.post(f"{one}off")
    administrator.post(f"{one}delete")
    assert not Rule.objects.exists()


def test_it_is_written_as_a_sentence_and_what_is_not_understood_is_said() -> None:
    administrator = signed_in("administrator")
    wrong = {"name": "Correo", "sentence": "Cuando llueve, entonces no mira más reglas."}
    refused = administrator.post(f"{PAGE}new/sentence/", wrong)
    assert refused.status_code == 422
    assert "llueve" in refused.content.decode()
    right = {"name": "Correo", "sentence": "Cuando se abre un caso, entonces pone la etiqueta «correo»."}
    assert administrator.post(f"{PAGE}new/sentence/", right).status_code == 302
    rule = Rule.objects.get()
    again = administrator.get(f"{PAGE}{rule.pk}/sentence/").content.decode()
    assert "pone la etiqueta «correo»" in again
    changed = {**right, "sentence": right["sentence"].replace("correo»", "nuevo»"), "version": "1"}
    assert administrator.post(f"{PAGE}{rule.pk}/sentence/", changed).status_code == 302
    assert rule.versions.count() == 2
    assert administrator.post(f"{PAGE}{rule.pk}/sentence/", changed).status_code == 422


def test_what_there_is_none_of_is_said_where_it_was_typed() -> None:
    administrator = signed_in("administrator")
    wrong = {**FORM, "c-0-fact": "team", "c-0-test": "is", "c-0-values": "Cajas"}
    page = administrator.post(f"{PAGE}new/", wrong)
    assert page.status_code == 422
    assert "Ayuda" in page.content.decode()
    one_more = administrator.post(f"{PAGE}new/", {**FORM, "add": "c"})
    assert one_more.status_code == 200
    assert 'name="c-1-fact"' in one_more.content.decode()
    assert not Rule.objects.exists()


def test_templates_fill_the_form() -> None:
    page = signed_in("administrator").get(f"{PAGE}new/?from=unanswered").content.decode()
    assert "sin respuesta" in page


def test_order_and_who_may() -> None:
    administrator = signed_in("administrator")
    for name in ("Una", "Otra"):
        administrator.post(f"{PAGE}new/", {**FORM, "name": name})
    otra = Rule.objects.get(name="Otra")
    administrator.post(f"{PAGE}{otra.pk}/move", {"to": "up"})
    assert list(Rule.objects.order_by("position").values_list("name", flat=True)) == ["Otra", "Una"]
    agent = signed_in("agent", "Luis Roca")
    assert agent.get(PAGE).status_code == 403
    assert agent.post(f"{PAGE}{otra.pk}/on").status_code == 403


def test_a_rule_is_taken_to_a_place() -> None:
    administrator = signed_in("administrator")
    for name in ("A", "B", "C"):
        administrator.post(f"{PAGE}new/", {**FORM, "name": name})
    ids = dict(Rule.objects.values_list("name", "pk"))
    administrator.post(f"{PAGE}{ids['C']}/move", {"place": "1"})
    assert list(Rule.objects.order_by("position").values_list("name", flat=True)) == ["C", "A", "B"]
    administrator.post(f"{PAGE}{ids['C']}/move", {"place": "99"})
    administrator.post(f"{PAGE}{ids['B']}/move", {"to": "up"})
    assert list(Rule.objects.order_by("position").values_list("name", flat=True)) == ["B", "A", "C"]

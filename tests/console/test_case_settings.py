"""Whoever manages the settings names statuses and categories, and says where a field is asked; nobody else does."""

from __future__ import annotations

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.change_contact_reason import change_contact_reason
from atiende.tickets.models import ContactReason, CustomField, TicketStatus
from tests.desk.office import AT, arrives, brand, signed_in, team

pytestmark = pytest.mark.django_db
STATUSES, CATEGORIES, FIELDS = "/console/statuses/", "/console/categories/", "/console/fields/"


def test_a_status_from_its_meaning_to_retirement_and_back() -> None:
    administrator = signed_in("administrator")
    names = {"label_for_agents": "En taller", "label_for_customers": "En reparación"}
    assert administrator.post(f"{STATUSES}new/", {"category": "waiting_internal", **names}).status_code == 302
    status = TicketStatus.objects.get(key="en_taller")
    administrator.post(f"{FIELDS}new/", {"label": "Serie", "kind": "text", "asked_by": "nobody"})
    one = f"{STATUSES}{status.pk}/"
    english = {"label_for_agents_en": "In the workshop", "label_for_customers_en": "Being repaired"}
    assert administrator.post(one, {**names, **english, "needed": ["serie"]}).status_code == 302
    assert CustomField.objects.get().needed_in == ["en_taller"]
    listed = administrator.get(STATUSES).content.decode()
    assert "En taller" in listed
    assert TicketStatus.objects.get(key="en_taller").label_for_agents_en == "In the workshop"
    administrator.post(f"{one}move", {"to": "up"})
    keys = list(TicketStatus.objects.order_by("position").values_list("key", flat=True))
    assert keys.index("en_taller") == keys.index("waiting_internal") - 1
    administrator.post(f"{one}retire")
    assert "Estados retirados" in administrator.get(STATUSES).content.decode()
    administrator.post(f"{one}restore")
    assert TicketStatus.objects.get(key="en_taller").is_in_use


def test_a_built_in_status_keeps_the_words_of_the_program_while_it_has_none_of_its_own() -> None:
    administrator = signed_in("administrator")
    opened = TicketStatus.objects.get(key="open")
    one = f"{STATUSES}{opened.pk}/"
    assert "Abierto" in administrator.get(one).content.decode()
    assert "status_retire" not in administrator.get(one).content.decode()
    half = administrator.post(one, {"label_for_agents": "En marcha", "label_for_customers": ""})
    assert half.status_code == 422
    assert "En marcha" in half.content.decode()


def test_categories_as_a_tree_with_their_questions() -> None:
    administrator = signed_in("administrator")
    assert "Todavía no hay categorías" in administrator.get(CATEGORIES).content.decode()
    help_desk = team().pk
    typed = {"name_es": "Pedidos", "name_en": "Orders", "team_id": help_desk, "priority": "3"}
    assert administrator.post(f"{CATEGORIES}new/", typed).status_code == 302
    top = ContactReason.objects.get()
    assert (
        f'value="{top.pk}" selected' in administrator.get(f"{CATEGORIES}new/?under={top.pk}").content.decode()
    )
    administrator.post(f"{CATEGORIES}new/", {"name_es": "<b>Ropa", "parent_id": top.pk})
    below = ContactReason.objects.get(parent=top)
    listed = administrator.get(CATEGORIES).content.decode()
    assert "&lt;b&gt;Ropa" in listed
    assert "Ayuda" in listed
    question = {
        "label": "Talla",
        "kind": "choice",
        "options": "S\nM",
        "asked_by": "agents",
        "reason_ids": [top.pk],
    }
    assert administrator.post(f"{FIELDS}new/", question).status_code == 302
    assert "Talla" in administrator.get(f"{CATEGORIES}{below.pk}/").content.decode()
    twice = administrator.post(f"{CATEGORIES}new/", {"name_es": "PEDIDOS"})
    assert twice.status_code == 422
    assert "Ya hay una categoría" in twice.content.decode()
    renamed = {"name_es": "Compras", "version": top.version}
    assert administrator.post(f"{CATEGORIES}{top.pk}/", renamed).status_code == 302
    assert administrator.post(f"{CATEGORIES}{top.pk}/", {**renamed, "name_es": "Otra"}).status_code == 422


def test_a_category_in_use_is_archived_and_not_deleted() -> None:
    administrator = signed_in("administrator")
    administrator.post(f"{CATEGORIES}new/", {"name_es": "Pedidos"})
    reason = ContactReason.objects.get()
    one = f"{CATEGORIES}{reason.pk}/"
    case = arrives()
    change_contact_reason(ticket_id=case.ticket_id, reason_id=reason.pk, by=SYSTEM, at=AT)
    assert "contact_reason_delete" not in administrator.get(one).content.decode()
    assert "1 caso" in administrator.get(one).content.decode()
    administrator.post(f"{one}delete")
    assert ContactReason.objects.exists()
    administrator.post(f"{one}archive")
    assert "Categorías archivadas" in administrator.get(CATEGORIES).content.decode()


def test_a_bad_tree_is_named_by_its_line_and_stays_to_be_mended() -> None:
    administrator = signed_in("administrator")
    typed = {"label": "Tienda", "kind": "cascade", "asked_by": "nobody", "tree": "Norte\n      Bilbao"}
    page = administrator.post(f"{FIELDS}new/", typed)
    assert page.status_code == 422
    assert "Línea 2" in page.content.decode()
    assert "      Bilbao" in page.content.decode()
    assert administrator.post(f"{FIELDS}new/", {**typed, "tree": "Norte\n  Bilbao"}).status_code == 302
    assert "Norte\n  Bilbao" in administrator.get(f"{FIELDS}{CustomField.objects.get().pk}/").content.decode()


def test_a_condition_on_another_field_and_what_uses_it() -> None:
    administrator = signed_in("administrator")
    administrator.post(
        f"{FIELDS}new/", {"label": "Roto", "kind": "yes_no", "asked_by": "nobody", "brand_ids": [brand().pk]}
    )
    detail = {"label": "Detalle", "kind": "text", "asked_by": "nobody", "when_key": "roto"}
    assert administrator.post(f"{FIELDS}new/", {**detail, "when_values": "quizá"}).status_code == 422
    assert administrator.post(f"{FIELDS}new/", {**detail, "when_values": "Sí"}).status_code == 302
    decides = CustomField.objects.get(key="roto")
    page = administrator.get(f"{FIELDS}{decides.pk}/").content.decode()
    assert "Lo usan" in page
    assert "custom_field_delete" not in page
    administrator.post(f"{FIELDS}{decides.pk}/archive")
    assert CustomField.objects.get(key="roto").is_in_use


@pytest.mark.parametrize("path", [STATUSES, CATEGORIES, f"{STATUSES}new/", f"{CATEGORIES}new/"])
def test_others_find_no_way_in(path: str) -> None:
    assert signed_in("agent").get(path).status_code == 403
    assert signed_in("auditor").get(path).status_code == 403

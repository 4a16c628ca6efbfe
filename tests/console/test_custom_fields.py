"""Whoever manages the settings defines what is asked in cases: created, mended, ordered, archived, deleted."""

from __future__ import annotations

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.models import CustomField
from tests.desk.office import AT, arrives, brand, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/console/fields/"
TYPED = {"label": "Motivo", "kind": "choice", "options": "Avería\nRetraso\n\n", "hint": "Por qué escribe"}


def test_a_field_from_nothing_to_the_archive_and_back() -> None:
    administrator = signed_in("administrator")
    assert "Todavía no hay campos propios" in administrator.get(PAGE).content.decode()
    chosen = {**TYPED, "brand_ids": [brand().pk], "is_needed": "on"}
    assert administrator.post(f"{PAGE}new/", chosen).status_code == 302
    field = CustomField.objects.get()
    assert (field.key, field.options, field.is_needed) == ("motivo", ["Avería", "Retraso"], True)
    listed = administrator.get(PAGE).content.decode()
    assert "Nova Hogar" in listed
    assert "Una opción de una lista" in listed
    one = f"{PAGE}{field.pk}/"
    form = {"label": "Por qué", "options": "Avería", "version": "1"}
    assert administrator.post(one, form).status_code == 302
    field.refresh_from_db()
    assert (field.label, field.key, field.options, field.is_needed) == (
        "Por qué",
        "motivo",
        ["Avería"],
        False,
    )
    assert not field.brand_links.exists()
    again = administrator.post(one, {**form, "label": "Otra cosa"})
    assert again.status_code == 422
    assert "Por qué" in again.content.decode()
    administrator.post(f"{one}archive")
    assert "Campos archivados" in administrator.get(PAGE).content.decode()
    administrator.post(f"{one}restore")
    assert CustomField.objects.get().is_in_use


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays() -> None:
    administrator = signed_in("administrator")
    refused = administrator.post(f"{PAGE}new/", {**TYPED, "label": "<b>", "options": " "})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "&lt;b&gt;" in page
    assert "una por línea" in page
    administrator.post(f"{PAGE}new/", TYPED)
    assert "Ya hay un campo con este nombre" in administrator.post(f"{PAGE}new/", TYPED).content.decode()
    assert CustomField.objects.count() == 1


def test_they_change_places() -> None:
    administrator = signed_in("administrator")
    for label in ("Uno", "Dos"):
        administrator.post(f"{PAGE}new/", {"label": label, "kind": "text"})
    last = CustomField.objects.get(key="dos")
    administrator.post(f"{PAGE}{last.pk}/move", {"to": "up"})
    assert [row.key for row in CustomField.objects.order_by("position")] == ["dos", "uno"]


def test_what_a_case_answers_is_not_deleted() -> None:
    administrator = signed_in("administrator")
    administrator.post(f"{PAGE}new/", {"label": "Uno", "kind": "text"})
    field = CustomField.objects.get()
    opened = arrives()
    change_custom_fields(ticket_id=opened.ticket_id, values={"uno": "x"}, by=SYSTEM, at=AT)
    assert "/delete" not in administrator.get(f"{PAGE}{field.pk}/").content.decode()
    told = administrator.post(f"{PAGE}{field.pk}/delete", follow=True).content.decode()
    assert "no eliminar" in told
    change_custom_fields(ticket_id=opened.ticket_id, values={"uno": None}, by=SYSTEM, at=AT)
    administrator.post(f"{PAGE}{field.pk}/delete")
    assert not CustomField.objects.exists()


@pytest.mark.parametrize("role", ["supervisor", "agent", "light_agent", "auditor"])
def test_nobody_else_may(role: str) -> None:
    signed_in("administrator").post(f"{PAGE}new/", TYPED)
    field = CustomField.objects.get()
    person = signed_in(role, "Otra persona")
    for path in (PAGE, f"{PAGE}new/", f"{PAGE}{field.pk}/"):
        assert person.get(path).status_code == 403
    for path in ("new/", f"{field.pk}/", *(f"{field.pk}/{verb}" for verb in ("archive", "delete", "move"))):
        assert person.post(f"{PAGE}{path}", {**TYPED, "version": "1"}).status_code == 403
    assert CustomField.objects.values_list("label", "is_in_use").get() == ("Motivo", True)


def test_what_is_not_there_is_not_found() -> None:
    administrator = signed_in("administrator")
    assert administrator.get(f"{PAGE}999/").status_code == 404
    assert administrator.post(f"{PAGE}999/archive").status_code == 404
    assert administrator.post(f"{PAGE}999/delete").status_code == 404

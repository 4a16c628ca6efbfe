"""Canned replies listed by programs: everybody's, never somebody's own."""

import pytest

from atiende.organisation.queries import actor_of
from atiende.playbooks.actions.add_canned_reply import add_canned_reply
from atiende.playbooks.rules.canned import CannedFields, Words
from tests.api.conftest import AT, api_of

pytestmark = pytest.mark.django_db


def kept(user, name, **more):
    fields = CannedFields(name=name, usted=Words(text="Le escribimos."), **more)
    return add_canned_reply(fields=fields, by=actor_of(user), at=AT)


def test_everybody_s_are_listed_by_pages(people, api):
    for each in range(3):
        kept(people.chief, f"Retraso {each}")
    kept(people.chief, "De otra marca", brand_id=people.luma.pk)
    kept(people.chief, "Solo mía", is_personal=True)
    kept(people.owner, "Solo suya", is_personal=True)
    first = api.get("/canned-replies", limit=2).json()
    assert [each["name"] for each in first["items"]] == ["Retraso 0", "Retraso 1"]
    second = api.get("/canned-replies", limit=2, cursor=first["next"]).json()
    assert [each["name"] for each in second["items"]] == ["Retraso 2"]
    assert second["next"] is None
    assert [each["name"] for each in api.get("/canned-replies", q="retraso 1").json()["items"]] == [
        "Retraso 1"
    ]


def test_who_may_not_answer_gets_none(people):
    assert api_of(people.light).get("/canned-replies").status_code == 403
    assert api_of(people.owner).get("/canned-replies", cursor="x").status_code in (400, 422)

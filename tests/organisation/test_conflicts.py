"""Two people at once, the same name twice, the same form sent twice."""

from __future__ import annotations

import uuid

import pytest
from django.db import IntegrityError, transaction

from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.organisation.actions.change_brand import change_brand
from atiende.organisation.actions.change_organisation import change_organisation
from atiende.organisation.actions.change_team import change_team
from atiende.organisation.actions.create_brand import create_brand
from atiende.organisation.actions.create_team import create_team
from atiende.organisation.actions.set_up_organisation import set_up_organisation
from atiende.organisation.errors import AlreadySetUp, NameTaken
from atiende.organisation.models import Brand, Organisation, Team
from atiende.organisation.queries import fields_of_brand
from atiende.organisation.rules.brand import BrandFields
from atiende.organisation.rules.company import CompanyFields
from atiende.organisation.rules.staff import TeamFields

pytestmark = pytest.mark.django_db


def test_the_second_to_save_is_told(make_team, administrator, at):
    team = make_team("Logística")
    change_team(team_id=team.pk, fields=TeamFields("Envíos"), version=1, by=administrator, at=at)
    with pytest.raises(Conflict):
        change_team(team_id=team.pk, fields=TeamFields("Almacén"), version=1, by=administrator, at=at)
    assert Team.objects.get(pk=team.pk).name == "Envíos"


def test_saving_what_already_stands_is_no_conflict(make_team, administrator, at):
    team = make_team("Logística")
    change_team(team_id=team.pk, fields=TeamFields("Envíos"), version=1, by=administrator, at=at)
    again = change_team(team_id=team.pk, fields=TeamFields("Envíos"), version=1, by=administrator, at=at)
    assert again.version == 2


@pytest.mark.parametrize("name", ["Logística", "LOGISTICA", " logi\u0301stica "])
def test_a_name_is_taken_whatever_its_accents(name, make_team, administrator, at):
    make_team("Logística")
    with pytest.raises(NameTaken) as refused:
        create_team(fields=TeamFields(name), by=administrator, at=at)
    assert "name" in refused.value.fields


def test_a_brand_is_refused_by_name_short_name_and_host(company, administrator, at):
    first = BrandFields(name="Nova", time_zone="UTC", hosts=("ayuda.nova.example",))
    create_brand(fields=first, by=administrator, at=at)
    for field, other in {
        "name": BrandFields(name="nóva", slug="otra", time_zone="UTC"),
        "slug": BrandFields(name="Otra", slug="nova", time_zone="UTC"),
        "hosts": BrandFields(name="Otra", time_zone="UTC", hosts=("AYUDA.nova.example",)),
    }.items():
        with pytest.raises(NameTaken) as refused:
            create_brand(fields=other, by=administrator, at=at)
        assert set(refused.value.fields) == {field}
    assert Brand.objects.count() == 1


def test_the_same_form_sent_twice_makes_one_team(company, administrator, at):
    submission = uuid.uuid4()
    first = create_team(fields=TeamFields("Ventas"), by=administrator, at=at, submission=submission)
    assert create_team(fields=TeamFields("Ventas"), by=administrator, at=at, submission=submission) == first
    assert Team.objects.count() == 1


def test_hosts_are_added_kept_and_removed(company, administrator, at):
    brand = create_brand(
        fields=BrandFields(name="Nova", time_zone="UTC", hosts=("a.nova.example", "b.nova.example")),
        by=administrator,
        at=at,
    )
    assert brand.is_default
    wished = BrandFields(name="Nova", time_zone="UTC", hosts=("b.nova.example", "c.nova.example"))
    change_brand(brand_id=brand.pk, fields=wished, version=1, by=administrator, at=at)
    assert fields_of_brand(Brand.objects.get()).hosts == ("b.nova.example", "c.nova.example")


def test_a_company_is_set_up_once(company, administrator, at):
    fields = CompanyFields(name="Otra", country="ES", time_zone="UTC", currency="EUR")
    with pytest.raises(AlreadySetUp):
        set_up_organisation(fields=fields, by=administrator, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(
            id=2, name="Dos", country="ES", time_zone="UTC", currency="EUR", set_up_at=at
        )


def test_wrong_fields_are_all_named_and_nothing_changes(company, administrator, at):
    wrong = CompanyFields(name="", country="ES", time_zone="nowhere", currency="EUR", tax_id="B12345670")
    with pytest.raises(InvalidInput) as refused:
        change_organisation(fields=wrong, version=1, by=administrator, at=at)
    assert set(refused.value.fields) == {"name", "time_zone", "tax_id"}
    assert Organisation.objects.get().name == "Nova Hogar"


def test_the_database_holds_one_default_brand(make_brand):
    make_brand("Nova", is_default=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_brand("Outlet", is_default=True)

"""What scripts create before the set-up belongs to a brand that the set-up takes over."""

from __future__ import annotations

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import NotPermitted
from atiende.organisation.actions.provide_first_brand import provide_first_brand
from atiende.organisation.actions.settle_first_brand import settle_first_brand
from atiende.organisation.models import Brand
from atiende.organisation.rules.brand import BrandFields

pytestmark = pytest.mark.django_db


def test_before_the_set_up_a_provisional_brand_is_made_once(at):
    first = provide_first_brand(by=SYSTEM, at=at)
    assert first.is_default
    assert provide_first_brand(by=SYSTEM, at=at) == first
    assert Brand.objects.count() == 1


def test_the_brand_of_the_company_is_taken_where_there_is_one(make_brand, stranger, at):
    nova = make_brand("Nova", is_default=True)
    assert provide_first_brand(by=stranger, at=at) == nova


def test_the_set_up_turns_it_into_the_company_s_own(at):
    first = provide_first_brand(by=SYSTEM, at=at)
    settled = settle_first_brand(fields=BrandFields("Nova Hogar", "America/Lima"), by=SYSTEM, at=at)
    assert (settled.pk, settled.name, settled.is_default) == (first.pk, "Nova Hogar", True)
    assert Brand.objects.count() == 1


def test_a_stranger_makes_none(stranger, at):
    with pytest.raises(NotPermitted):
        provide_first_brand(by=stranger, at=at)

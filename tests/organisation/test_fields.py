"""What can be typed of companies, brands and teams."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atiende.organisation.rules.brand import BrandFields, problems_of_brand
from atiende.organisation.rules.company import CompanyFields, is_web_address, problems_of_company
from atiende.organisation.rules.countries import KNOWN, defaults_of
from atiende.organisation.rules.hosts import normal_host
from atiende.organisation.rules.time_zones import is_time_zone

COMPANY = CompanyFields(name="Nova", country="ES", time_zone="Europe/Madrid", currency="EUR")


def test_a_plain_company_can_be_kept():
    assert problems_of_company(COMPANY.cleaned()) == {}


def test_every_wrong_field_is_named_at_once():
    wrong = CompanyFields(
        name=" \n ",
        country="Spain",
        time_zone="Mars/Base",
        currency="€",
        language="xx",
        public_url="javascript:alert(1)",
    )
    assert set(problems_of_company(wrong.cleaned())) == {
        "name",
        "country",
        "time_zone",
        "currency",
        "language",
        "public_url",
    }


def test_a_tax_number_is_read_by_the_rules_of_its_country():
    spanish = CompanyFields(**{**_dict(COMPANY), "tax_id": "b-12345674"}).cleaned()
    assert spanish.tax_id == "B12345674"
    assert problems_of_company(spanish) == {}
    peruvian = CompanyFields(**{**_dict(spanish), "country": "PE"}).cleaned()
    assert set(problems_of_company(peruvian)) == {"tax_id"}


@pytest.mark.parametrize("country", KNOWN)
def test_the_proposals_of_a_country_can_be_kept(country):
    proposal = defaults_of(country)
    assert is_time_zone(proposal.time_zone)
    assert len(proposal.currency) == 3


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ayuda.Nova.Example", "ayuda.nova.example"),
        ("https://ayuda.nova.example:8443/casos", "ayuda.nova.example"),
        ("añil.example", "xn--ail-7ma.example"),
        ("localhost", None),
        ("10.0.0.1", None),
        ("-a.example", None),
        ("a b.example", None),
        ("<script>.example", None),
        ("", None),
    ],
)
def test_hosts_as_typed(typed, kept):
    assert normal_host(typed) == kept


@pytest.mark.parametrize(
    "address",
    [
        "ftp://nova.example",
        "https://",
        "https://u:p@nova.example",
        "https://nova.example/?a=1",
        "nova.example",
        "https://[x",
    ],
)
def test_addresses_that_are_no_web_addresses(address):
    assert not is_web_address(address)


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=80), st.text(max_size=80))
def test_no_text_breaks_a_brand(name, sender, host):
    brand = BrandFields(name=name, time_zone="UTC", sender_address=sender, hosts=(host,)).cleaned()
    problems_of_brand(brand)
    assert "\x00" not in brand.name
    assert len(brand.name) <= 100
    assert brand.cleaned() == brand


def test_a_name_of_signs_only_is_refused():
    assert "name" in problems_of_brand(BrandFields(name="\u202e", time_zone="UTC").cleaned())
    assert "slug" in problems_of_brand(BrandFields(name="日本", time_zone="UTC").cleaned())


def _dict(company: CompanyFields) -> dict[str, str]:
    return {name: getattr(company, name) for name in CompanyFields.__slots__}

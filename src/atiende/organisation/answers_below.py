"""What the floors below must know of the company and cannot ask: handed in when the program starts."""

from __future__ import annotations

from typing import Final

from atiende.identity.queries import Company, read_along, take_company_from
from atiende.organisation.queries import organisation
from atiende.organisation.queries.actors import BELONGINGS
from atiende.organisation.queries.presence import OWN_STATE
from atiende.platform.languages.defaults import BEFORE_THE_SET_UP, Defaults, take_defaults_from
from atiende.platform.postgres.reading import read_row

_DEFAULTS: Final = (
    "SELECT json_build_array(language, country, time_zone) FROM organisation_organisation LIMIT 1"
)


def hand_in_answers() -> None:
    take_defaults_from(defaults_of_company)
    take_company_from(company_for_mails)
    read_along("belongings", f"({BELONGINGS} person.id)")
    read_along("presence", f"({OWN_STATE} person.id)")
    read_along("defaults", f"({_DEFAULTS})")


def defaults_of_company() -> Defaults:
    found = read_row(_DEFAULTS)
    return Defaults(*found[0]) if found else BEFORE_THE_SET_UP


def company_for_mails() -> Company:
    found = organisation()
    return Company() if found is None else Company(found.name, found.public_url)

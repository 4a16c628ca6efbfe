"""What the floors below must know of the company and cannot ask: handed in when the program starts."""

from __future__ import annotations

from atiende.identity.queries import Company, take_company_from
from atiende.organisation.queries import organisation
from atiende.platform.languages.defaults import BEFORE_THE_SET_UP, Defaults, take_defaults_from


def hand_in_answers() -> None:
    take_defaults_from(defaults_of_company)
    take_company_from(company_for_mails)


def defaults_of_company() -> Defaults:
    found = organisation()
    if found is None:
        return BEFORE_THE_SET_UP
    return Defaults(found.language, found.country, found.time_zone)


def company_for_mails() -> Company:
    found = organisation()
    return Company() if found is None else Company(found.name, found.public_url)

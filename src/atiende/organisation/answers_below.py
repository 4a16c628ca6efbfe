"""What the floors below must know of the company and cannot ask: handed in when the program starts."""

from __future__ import annotations

from typing import Final

from django.db import connection

from atiende.identity.queries import Company, take_company_from
from atiende.organisation.queries import organisation
from atiende.platform.languages.defaults import BEFORE_THE_SET_UP, Defaults, take_defaults_from

# Asked for almost every page, so said in SQL: building the statement costs several times what it costs to answer.
_DEFAULTS: Final = "SELECT language, country, time_zone FROM organisation_organisation"


def hand_in_answers() -> None:
    take_defaults_from(defaults_of_company)
    take_company_from(company_for_mails)


def defaults_of_company() -> Defaults:
    with connection.cursor() as cursor:
        cursor.execute(_DEFAULTS)
        found = cursor.fetchone()
    return Defaults(*found) if found else BEFORE_THE_SET_UP


def company_for_mails() -> Company:
    found = organisation()
    return Company() if found is None else Company(found.name, found.public_url)

"""Messages of what can be typed about a customer: English msgids."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

Problems = dict[str, str]

REQUIRED: Final = gettext_noop("This is required.")
NAME_OR_IDENTIFIER: Final = gettext_noop("Write a name, an address or a telephone.")
IDENTIFIER_NEEDED: Final = gettext_noop("Give a mail address, a telephone or an external id.")
NOT_AN_IDENTIFIER: Final = gettext_noop("This is not a valid address or number of that kind.")
NOT_A_TAX_ID: Final = gettext_noop(
    "This number cannot exist in the chosen country. Check its digits and letters."
)
NOT_A_KIND: Final = gettext_noop("Choose a person or a company.")
NOT_A_LANGUAGE: Final = gettext_noop("Choose a language of the list.")
NOT_A_ZONE: Final = gettext_noop("Choose a time zone of the list.")
NOT_A_COMPANY: Final = gettext_noop("Choose a company of the list.")
COMPANY_IN_COMPANY: Final = gettext_noop("A company does not belong to another company.")
HAS_PEOPLE: Final = gettext_noop("People belong to this company. Take them out of it first.")
NOT_A_METHOD: Final = gettext_noop("Say how it was checked.")

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
NOT_A_PURPOSE: Final = gettext_noop("Choose what they agree to.")
NOT_A_WAY: Final = gettext_noop("Say how they told it.")
PROOF_NEEDED: Final = gettext_noop("Say where it can be looked up: without a proof it does not count.")
PROOF_TOO_LONG: Final = gettext_noop("Write 300 characters at most.")
NOT_YET: Final = gettext_noop("This lies in the future.")
NOT_A_CHANNEL: Final = gettext_noop("Choose a channel of the list.")
NOT_A_FORM_OF_ADDRESS: Final = gettext_noop("Choose a form of address of the list.")
NOT_A_GENDER: Final = gettext_noop("Choose one of the list.")
NOT_A_COUNTRY: Final = gettext_noop("Write the two letters of a country.")
HOURS_OF_TWO: Final = gettext_noop("Write both hours, the first before the second.")
NOT_BORN: Final = gettext_noop("Nobody was born then.")
NOTE_EMPTY: Final = gettext_noop("Write the note.")
NOTE_TOO_LONG: Final = gettext_noop("Write 5,000 characters at most.")
FIELD_LABEL_MISSING: Final = gettext_noop("Write a name with letters or digits.")
FIELD_LABEL_TAKEN: Final = gettext_noop("There is a field of this name already.")
FIELD_KIND_UNKNOWN: Final = gettext_noop("Choose a kind of the list.")
FIELD_OPTIONS_MISSING: Final = gettext_noop("Write at least one thing to choose.")
FIELD_OPTIONS_MANY: Final = gettext_noop("At most fifty things to choose.")
FIELDS_MANY: Final = gettext_noop("At most fifty fields.")
FIELD_UNKNOWN: Final = gettext_noop("The company asks no field of this name.")
ANSWER_NOT_TEXT: Final = gettext_noop("This field takes a text.")
ANSWER_TOO_LONG: Final = gettext_noop("This text is too long for the field.")
ANSWER_NOT_NUMBER: Final = gettext_noop("This is not a number.")
ANSWER_NOT_DATE: Final = gettext_noop("This is not a date.")
ANSWER_NOT_YES_OR_NO: Final = gettext_noop("This field takes yes or no.")
ANSWER_NOT_AMONG: Final = gettext_noop("Choose what the field offers.")

"""Messages shared by the rules of what can be typed: field name → English msgid."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

Problems = dict[str, str]

REQUIRED: Final = gettext_noop("This is required.")
NO_LETTERS: Final = gettext_noop("Use at least one letter or digit.")
NOT_A_ZONE: Final = gettext_noop("Choose a time zone of the list.")
NOT_A_LANGUAGE: Final = gettext_noop("Choose a language of the list.")
NOT_AN_ADDRESS: Final = gettext_noop("Write a mail address such as name@example.com.")
NOT_A_HOST: Final = gettext_noop("Write host names such as help.example.com, one a line.")
NOT_A_COLOUR: Final = gettext_noop("Write a colour such as #0b6e69.")
TOO_LITTLE_CONTRAST: Final = gettext_noop(
    "The text would be hard to read: choose colours with a contrast of 4.5 to 1."
)
NOT_A_COUNTRY: Final = gettext_noop("Choose a country of the list.")
NOT_A_CURRENCY: Final = gettext_noop("Write the three letters of a currency, such as EUR.")
NOT_A_TAX_ID: Final = gettext_noop(
    "This number cannot exist in the chosen country. Check its digits and letters."
)
NOT_A_URL: Final = gettext_noop("Write an address that begins with https:// or http://.")
NOT_A_FORM: Final = gettext_noop("Choose usted, tú or vos.")
CHOOSE_A_BRAND: Final = gettext_noop("Choose at least one brand, or all of them.")

LANGUAGES: Final = frozenset({"es", "en"})

"""What can be wrong with a product or an order, and with a file of them."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

NO_SKU: Final = gettext_noop("The product has no code.")
NO_NAME: Final = gettext_noop("The product has no name.")
NO_NUMBER: Final = gettext_noop("The order has no number.")
NO_CUSTOMER: Final = gettext_noop(
    "The order names no customer: a mail address, a telephone or an id is needed."
)
NOT_A_CUSTOMER: Final = gettext_noop("This is no mail address, telephone or id of a customer.")
NOT_A_DATE: Final = gettext_noop("This is no date.")
NOT_AN_AMOUNT: Final = gettext_noop("This is no amount.")
NOT_A_CURRENCY: Final = gettext_noop("A currency has three letters, such as EUR.")
NO_PRODUCT_IN_LINE: Final = gettext_noop("A line of the order names no product.")
NOT_A_QUANTITY: Final = gettext_noop("A quantity is a number greater than zero.")
TOO_MANY: Final = gettext_noop("These are too many at once.")
NOT_A_TABLE: Final = gettext_noop("This is no CSV file with a line of headings.")
MISSING_COLUMN: Final = gettext_noop("The file lacks a column that is needed. See the list of headings.")
UNKNOWN_KIND: Final = gettext_noop("Choose what the file holds.")
OTHER_CUSTOMER: Final = gettext_noop("The lines of this order name different customers.")
NO_PRODUCT: Final = gettext_noop("Neither code nor name say what it is.")
NO_OWNER: Final = gettext_noop("It names no customer: a mail address, a telephone or an id is needed.")
WARRANTY_BEFORE: Final = gettext_noop("The warranty ends before it was bought.")

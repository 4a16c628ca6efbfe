"""Why a line or a file is left out, in msgids."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

BROKEN_JSON: Final = gettext_noop("This is not readable as JSON.")
BROKEN_REST: Final = gettext_noop(
    "From here on the file is not readable as JSON: the rest of it was left out."
)
TOO_DEEP: Final = gettext_noop("This is nested too deeply.")
TOO_LONG: Final = gettext_noop("This is too long to be read in one piece.")
CELL_TOO_LONG: Final = gettext_noop("A cell of this line is too long.")
NOT_AN_OBJECT: Final = gettext_noop("Here should stand an object with names and values.")
NO_ID: Final = gettext_noop("It has no id by which a second import could know it.")
NO_CUSTOMER: Final = gettext_noop(
    "It does not say whose it is: neither an address, a telephone, an id nor a name."
)
NO_MESSAGES: Final = gettext_noop("There is nothing written in it.")
NO_TITLE: Final = gettext_noop("It has no title.")
NO_TIME: Final = gettext_noop("It does not say when.")
NOT_A_TIME: Final = gettext_noop("A date or time cannot be read.")
IN_FUTURE: Final = gettext_noop("Its date lies in the future.")
DELETED_THERE: Final = gettext_noop("It was deleted there.")
ROWS_APART: Final = gettext_noop("The lines of one case have to stand together; these came later.")
TWICE_IN_FILE: Final = gettext_noop("The same id stands in the files more than once; the first was taken.")
PEOPLE_OF_SEVERAL: Final = gettext_noop(
    "Its address, telephone and id belong to different customers here: nobody is joined."
)
NOT_AN_ADDRESS: Final = gettext_noop("Its mail address or telephone is none.")
NOT_NAMED: Final = gettext_noop("It has neither a name nor anything to reach them by.")
ERASED_HERE: Final = gettext_noop("It was erased here at the person's wish and does not come back.")
NOT_KEPT: Final = gettext_noop("The database does not take it as it is.")
ARTICLE_TOO_HEAVY: Final = gettext_noop("Its formatting is too complicated to be taken.")

STATUS_UNKNOWN: Final = gettext_noop("Its status is not known here: it was taken as open.")
FIELD_LEFT_OUT: Final = gettext_noop("A field of its own could not be kept.")
AGENT_UNKNOWN: Final = gettext_noop("Nobody here has the address of its agent: it was left unassigned.")
IDENTIFIER_LEFT_OUT: Final = gettext_noop("A telephone or address of the person could not be kept.")

NOT_RECOGNISED: Final = gettext_noop("This file is not recognised as any of the known formats.")
LACKS_COLUMNS: Final = gettext_noop("The needed columns are missing. Say which column holds what.")
BROKEN_ZIP: Final = gettext_noop("The ZIP file is damaged or protected by a password.")
ZIP_BOMB: Final = gettext_noop("The ZIP file grows beyond all measure when it is unpacked: it is not read.")
TOO_MANY_FILES: Final = gettext_noop("There are more than %(count)s files in it.")
NOTHING_THERE: Final = gettext_noop("There is nothing to read in it.")
TOO_LARGE: Final = gettext_noop("The file is larger than %(megabytes)s MB.")

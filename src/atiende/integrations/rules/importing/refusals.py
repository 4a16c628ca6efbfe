"""What an import refuses as a whole."""

from __future__ import annotations

from typing import Final

from atiende.integrations.rules.importing import problems as say
from atiende.kernel.refusals import Conflict, Refusal, gettext_noop


class UnreadableImport(Refusal):
    """`reason`: the msgid that says what is the matter with the file."""

    code = "unreadable_import"
    message = say.NOT_RECOGNISED

    def __init__(self, reason: str = say.NOT_RECOGNISED, **params: object) -> None:
        self.message = reason
        super().__init__(fields={"file": reason}, **params)


class ImportUnderWay(Conflict):
    code = "import_under_way"
    message = gettext_noop("This import runs already, or did so.")


UNKNOWN_KIND: Final = gettext_noop("Choose what the file holds: cases, customers or articles.")

"""Why a restore does not begin."""

from __future__ import annotations

from atiende.kernel.refusals import Refusal, gettext_noop


class DataIsThere(Refusal):
    code = "data_is_there"
    message = gettext_noop(
        "There is data already (%(where)s). Restore into an empty data folder or database, "
        "or add --replace: it is lost then."
    )

    def __init__(self, where: object) -> None:
        super().__init__(where=where)


class NotConfirmed(Refusal):
    code = "replace_not_confirmed"
    message = gettext_noop("What was typed is not %(name)s: nothing was changed.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class OthersAreConnected(Refusal):
    code = "others_are_connected"
    message = gettext_noop(
        "Other programs use the database (%(count)s connections): stop Atiende on all its machines first."
    )

    def __init__(self, count: int) -> None:
        super().__init__(count=count)

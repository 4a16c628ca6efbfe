"""What regulations refuse."""

from __future__ import annotations

from atiende.kernel.refusals import Conflict, InvalidInput, NotFound, gettext_noop
from atiende.kernel.text import one_line

_SHORT = 80


class DamagedPack(InvalidInput):
    """A pack does not say what a pack must; the sentence names the key."""

    code = "damaged_pack"
    message = gettext_noop("The pack cannot be used: %(key)s %(problem)s.")

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(key=one_line(key, limit=_SHORT), problem=problem)


class UnknownRule(NotFound):
    code = "unknown_rule"
    message = gettext_noop("There is no legal rule %(rule)s. Known are: %(known)s.")

    def __init__(self, rule: str, known: str) -> None:
        super().__init__(rule=one_line(rule, limit=_SHORT), known=known)


class RuleDoesNotApply(InvalidInput):
    code = "rule_does_not_apply"
    message = gettext_noop("The rule %(rule)s does not apply in %(region)s; it applies in %(regions)s.")


class CorrectedTooEarly(InvalidInput):
    code = "corrected_too_early"
    message = gettext_noop("It cannot have been corrected before it was received.")


class UnknownReading(InvalidInput):
    code = "unknown_reading"
    message = gettext_noop("The rule %(rule)s has no reading %(reading)s.")


class PackNotInService(Conflict):
    code = "pack_not_in_service"
    message = gettext_noop(
        "The pack %(pack)s is a draft that no administrator has accepted: it serves no case."
    )


class AcceptedAlready(Conflict):
    code = "pack_accepted_already"
    message = gettext_noop("Somebody has accepted this version of the pack already.")


class NothingToAccept(Conflict):
    code = "nothing_to_accept"
    message = gettext_noop("Only a draft needs to be accepted.")


class OlderPack(Conflict):
    code = "older_pack"
    message = gettext_noop("Version %(version)s of %(pack)s is here already, or a later one is.")


NAME_MISSING = gettext_noop("Write your name as you would sign.")
UNKNOWN_OPTION = gettext_noop("Choose one of the readings.")
TOO_LARGE = gettext_noop("The file is larger than a pack may be.")
NOT_TEXT = gettext_noop("The file is not text in UTF-8.")

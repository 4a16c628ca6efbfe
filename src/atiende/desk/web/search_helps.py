"""What a search box offers beside results: how the text may go on, what was looked for lately, what a problem means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from atiende.kernel.actors import Actor
from atiende.platform.search import Problem, plain
from atiende.tickets.queries import Completion, completions_of, values_offered
from atiende.tickets.queries.search_completion import ALL_OPERATORS

MEANINGS: Final[dict[str, Promise]] = {
    "status": _("how the case stands"),
    "team": _("which team has it"),
    "assignee": _("who has it"),
    "from": _("who asks, by name or address"),
    "tag": _("what it is tagged with"),
    "channel": _("by which way it came"),
    "priority": _("how urgent it is"),
    "brand": _("of which brand it is"),
    "has": _("what comes with it"),
    "field": _("an answer to a field of your own"),
    "reason": _("why they wrote"),
    "product": _("of which product it is, by name, code or serial number"),
    "order": _("of which order it is, by its number"),
    "interaction": _("which kind of contact it is"),
    "phase": _("before, during or after the purchase"),
    "since": _("from that day on"),
    "before": _("before that day"),
}
_TRIED: Final = 6


def completions_shown(actor: Actor, text: str) -> list[tuple[Completion, str]]:
    """Each with what its operator means, in the reader's language."""
    found = completions_of(actor, text, language=get_language() or "es")
    return [(each, str(MEANINGS.get(each.operator, ""))) for each in found]


def explained(actor: Actor, problems: Iterable[Problem]) -> list[str]:
    """For an operator whose value is none: what it takes."""
    language = "es" if (get_language() or "es").startswith("es") else "en"
    told: list[str] = []
    for problem in problems:
        name = ALL_OPERATORS.get(plain(problem.typed.lstrip("-").partition(":")[0]))
        if name is None or problem.code not in ("unknown_value", "no_value", "not_a_date"):
            continue
        offered = list(dict.fromkeys(values_offered(actor, name, "", language)))[:_TRIED]
        meaning = str(MEANINGS.get(name, ""))
        if offered:
            words = gettext("“%(typed)s” says %(meaning)s. It takes, for instance: %(offered)s.")
            told.append(words % {"typed": problem.typed, "meaning": meaning, "offered": ", ".join(offered)})
        elif meaning:
            told.append(
                gettext("“%(typed)s” says %(meaning)s.") % {"typed": problem.typed, "meaning": meaning}
            )
    return told

"""Rules as people read them: sentences in pieces, what is wrong with them, runs in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, pgettext

from atiende.automation.queries.listing import Rule, RuleRun
from atiende.automation.rules.checking import Directory
from atiende.automation.rules.definition import Deed, Definition
from atiende.automation.rules.parsing import Unreadable
from atiende.automation.rules.phrases import Phrases
from atiende.automation.rules.sentence import deed_words, fact_words, parts_of


@dataclass(frozen=True, slots=True)
class Part:
    connector: str
    words: str


def parts_shown(definition: Definition, words: Phrases, directory: Directory) -> list[Part]:
    """A piece a line; commas stand at the end of the line before."""
    pieces = list(parts_of(definition, words, directory))
    shown = []
    for place, (connector, told) in enumerate(pieces):
        following = pieces[place + 1][0] if place + 1 < len(pieces) else "."
        end = following[0] if following[:1] in (",", ".") else ""
        shown.append(Part(connector.strip(", "), told + end))
    return shown


def state_of(rule: Rule) -> tuple[str, str]:
    """Its chip: kind and words."""
    if rule.active_number is None:
        return "", pgettext("rule", "Off")
    if rule.pause == "loop":
        return "danger", gettext("Stopped: it ran in circles")
    if rule.pause:
        return "warn", gettext("Stopped: something is gone")
    return "ok", pgettext("rule", "On")


def outcome_of(run: RuleRun) -> tuple[str, str]:
    return {
        "acted": ("ok", gettext("Acted")),
        "passed": ("", gettext("Did not act")),
        "refused": ("warn", gettext("Refused")),
        "failed": ("danger", gettext("Failed")),
        "stopped": ("danger", gettext("Stopped")),
    }[run.outcome]


def told_of(run: RuleRun, words: Phrases, directory: Directory) -> str:
    """What it did, or why not."""
    if run.deeds:
        return "; ".join(_deed(each, words, directory) for each in run.deeds)
    code: str = run.why.get("code", "")
    fact = run.why.get("fact", "")
    named = fact_words(fact, words, directory) if fact in words.facts or fact.startswith("field:") else ""
    sentences = {
        "hours": gettext("Not at these hours."),
        "every": gettext("A condition was not met: %(fact)s."),
        "some": gettext("None of the alternatives was met."),
        "never": gettext("An exception held: %(fact)s."),
        "unknown": gettext("It cannot be known any more: %(fact)s."),
        "gone": gettext("It refers to what is gone."),
        "chain": gettext("It had acted on its own deeds too often."),
        "depth": gettext("Too many rules had started one another."),
        "hour": gettext("Rules had acted too often in this case within the hour."),
    }
    return sentences.get(code, code) % {"fact": named or fact} if code in sentences else code


def _deed(told: dict[str, Any], words: Phrases, directory: Directory) -> str:
    said = deed_words(Deed(told["kind"], told.get("value", ""), "…"), words, directory)
    if told["outcome"] == "done":
        return said
    why = gettext("refused") if told["outcome"] == "refused" else gettext("failed")
    return f"{said} ({why}: {told.get('code', '')})"


def problem_told(problem: Unreadable) -> str:
    """Where a sentence stops being a rule, and what could stand there."""
    rest = problem.rest or gettext("the end")
    text = gettext("It cannot be read from here on: “%(rest)s”.") % {"rest": rest}
    if problem.known:
        text += " " + gettext("There could stand: %(choices)s.") % {"choices": " · ".join(problem.known[:12])}
    return text

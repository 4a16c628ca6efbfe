"""What the page of health and `doctor` say of rules: those that stopped by themselves are named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from atiende.automation.models import Rule
from atiende.platform.health import Check, State, register_checks


@dataclass(frozen=True, slots=True)
class RuleCheck:
    state: State
    says: str
    do: str = ""
    name: str = "rules"


def register() -> None:
    register_checks("rules", examine_rules)


def examine_rules() -> Iterable[Check]:
    """One check: well, or a warning with the names of the rules that stand still."""
    paused = list(Rule.objects.exclude(pause="").order_by("position").values_list("name", "pause"))
    if not paused:
        return [RuleCheck("ok", gettext("No rule stands still."))]
    looping = [name for name, why in paused if why == "loop"]
    names = ", ".join(name for name, _ in paused)
    do = gettext("Open the rule, mend what it says and switch it on again.")
    if looping:
        text = gettext("Rules stopped because they ran in circles: %(names)s.") % {
            "names": ", ".join(looping)
        }
        return [RuleCheck("failure", text, do)]
    text = gettext("Rules stand still because they refer to what is gone: %(names)s.") % {"names": names}
    return [RuleCheck("warning", text, do)]

"""What automation refuses, and why."""

from __future__ import annotations

from atiende.kernel.refusals import Refusal, gettext_noop


class RefersToNothing(Refusal):
    """`names`: what the rule speaks of and is not there."""

    code = "automation.refers_to_nothing"
    message = gettext_noop("The rule refers to what is not there any more: %(names)s.")
    http_status = 409


class WouldLoop(Refusal):
    """`names`: the rules that would go on for ever among them."""

    code = "automation.would_loop"
    message = gettext_noop("These rules would start one another without end: %(names)s.")
    http_status = 409


class RuleIsOn(Refusal):
    code = "automation.rule_is_on"
    message = gettext_noop("Switch the rule off before you delete it.")
    http_status = 409


class DoesNotSeeTheCase(Refusal):
    """Whoever is to be told is not at work, or may not see this case."""

    code = "automation.does_not_see_the_case"
    message = gettext_noop("Who is to be told does not see the case.")


NAME_MISSING = gettext_noop("Write a name.")
NAME_TAKEN = gettext_noop("There is already a rule with this name.")
TOO_MANY_RULES = gettext_noop("There are 200 rules already. Delete one that nobody uses.")
PROBLEMS = {
    "trigger": gettext_noop("Choose when the rule acts."),
    "count": gettext_noop("Write how many hours or days, from 1 to 2000."),
    "size": gettext_noop("A rule does from 1 to 20 things, on at most 40 conditions."),
    "condition": gettext_noop("A condition is not complete."),
    "deed": gettext_noop("Something that the rule does is not complete."),
    "hours": gettext_noop("Choose at least one day, and hours from when to when."),
}

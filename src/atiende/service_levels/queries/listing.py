"""Policies as they are set, for who may set them."""

from __future__ import annotations

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.service_levels.models import Clock, Policy, PolicyVersion
from atiende.service_levels.rules.choosing import Known, failing
from atiende.service_levels.rules.policy import Definition, from_data

GRANT = "settings.manage"


def list_policies(actor: Actor) -> list[tuple[Policy, PolicyVersion]]:
    """In their order, each with its newest version, in two queries. Raises NotPermitted."""
    actor.require(GRANT)
    newest = PolicyVersion.objects.order_by("policy_id", "-number").distinct("policy_id")
    by_policy = {version.policy_id: version for version in newest}
    return [(policy, by_policy[policy.pk]) for policy in Policy.objects.order_by("position", "pk")]


def get_policy(actor: Actor, policy_id: int) -> tuple[Policy, list[PolicyVersion]]:
    """With its versions, the newest first. Raises NotPermitted and NotFound."""
    actor.require(GRANT)
    policy = Policy.objects.filter(pk=policy_id).first()
    if policy is None:
        raise NotFound
    return policy, list(policy.versions.order_by("-number"))


def open_clocks_of(policy_id: int) -> int:
    """How many clocks run by it, whatever version; counted to 1,000."""
    return Clock.objects.filter(policy_id=policy_id, stopped_at=None)[:1000].count()


def definition_of(version: PolicyVersion) -> Definition:
    """What this version says."""
    return from_data(version.definition)


def tried(policies: list[tuple[Policy, Definition]], known: Known) -> list[tuple[Policy, list[str], bool]]:
    """Each policy with the conditions that do not hold, and whether it is the one that applies."""
    found, is_taken = [], False
    for policy, definition in policies:
        lacking = failing(definition, known)
        is_it = not lacking and not is_taken
        is_taken = is_taken or is_it
        found.append((policy, lacking, is_it))
    return found

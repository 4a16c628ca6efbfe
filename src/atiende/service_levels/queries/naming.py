"""What policies are called, for who may read of the cases in which they worked."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.service_levels.models import Policy


def names_of_policies(policy_ids: Iterable[int]) -> dict[int, str]:
    return dict(Policy.objects.filter(pk__in=list(policy_ids)).values_list("pk", "name"))

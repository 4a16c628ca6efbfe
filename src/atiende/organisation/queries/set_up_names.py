"""How brands, teams and people are called in the file of the set-up."""

from __future__ import annotations

from atiende.kernel.actors import SYSTEM
from atiende.organisation.queries.agents import agents_visible_to
from atiende.organisation.queries.brands import brands_visible_to
from atiende.organisation.queries.teams import teams_visible_to
from atiende.platform.set_up_file import Names


def set_up_names() -> Names:
    """Brands by their short name, teams by name, people by address; in three queries."""
    brands = brands_visible_to(SYSTEM).order_by("pk").values_list("pk", "slug")
    teams = teams_visible_to(SYSTEM).order_by("pk").values_list("pk", "name")
    agents = agents_visible_to(SYSTEM).order_by("pk").values_list("pk", "user__email")
    return Names(
        {
            kind: {str(pk): name for pk, name in found}
            for kind, found in (("brand", brands), ("team", teams), ("agent", agents))
        }
    )

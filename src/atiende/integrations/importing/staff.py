"""Who of another system is who here: agents by their mail address, groups by their name."""

from __future__ import annotations

import datetime as dt
from threading import Lock

from atiende.integrations.importing.order import Order, Tally
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import Refusal
from atiende.kernel.text import folded
from atiende.organisation.actions.create_team import create_team
from atiende.organisation.queries import agents_visible_to, teams_visible_to
from atiende.organisation.rules.staff import TeamFields
from atiende.tickets.queries.assignable import is_assignable


class Staff:
    """Looked up once for an import; teams that are missing are made when they are first needed."""

    def __init__(self, order: Order, tally: Tally, *, by: Actor, at: dt.datetime) -> None:
        self._order, self._tally, self._by, self._at = order, tally, by, at
        rows = agents_visible_to(SYSTEM).values_list("user__email", "pk", "display_name")
        self._agents = {email.lower(): (pk, name) for email, pk, name in rows}
        self._assignable: dict[int, bool] = {}
        self._making = Lock()
        teams = teams_visible_to(SYSTEM).filter(archival=None).values_list("folded_name", "pk", "brand_id")
        self._teams = {name: pk for name, pk, brand in teams if brand in (None, order.brand_id)}
        self._teams.update(order.teams)

    def agent(self, email: str) -> tuple[int, str]:
        """Their id and the name they show; 0 for nobody of ours."""
        return self._agents.get(email, (0, ""))

    def assignee(self, email: str) -> int | None:
        """None for who is not here or cannot have a case."""
        pk, _ = self.agent(email)
        if pk and pk not in self._assignable:
            self._assignable[pk] = is_assignable(pk, brand_id=self._order.brand_id)
        return pk if pk and self._assignable[pk] else None

    def team(self, name: str) -> int | None:
        """None where it was said so, or it cannot be made."""
        key = folded(name)[:100]
        with self._making:
            if key and key not in self._teams:
                makes = self._order.makes_teams and not self._order.is_trial
                self._teams[key] = self._made(name) if makes else 0
        return self._teams.get(key) or None

    def _made(self, name: str) -> int:
        """What another brand or the archive has under this name stays theirs."""
        try:
            team = create_team(fields=TeamFields(name=name), by=self._by, at=self._at)
        except Refusal:
            return 0
        self._tally.made_teams.append(name)
        return int(team.pk)

"""Who does a thing: a person with grants, or the system itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from atiende.kernel.refusals import NotPermitted


@dataclass(frozen=True, slots=True)
class Actor:
    """Identity as actions see it. `id` is the user's id (0: the system); the audit keeps it without a foreign key.

    `brand_ids` are the brands that this person serves; None: all of them.
    """

    id: int
    label: str
    grants: frozenset[str] = field(default_factory=frozenset)
    team_ids: frozenset[int] = field(default_factory=frozenset)
    brand_ids: frozenset[int] | None = None
    is_system: bool = False

    def may(self, grant: str) -> bool:
        return self.is_system or grant in self.grants

    def serves(self, brand_id: int) -> bool:
        return self.brand_ids is None or brand_id in self.brand_ids

    def require(self, grant: str) -> None:
        """Raise NotPermitted unless this actor holds the grant."""
        if not self.may(grant):
            raise NotPermitted(missing=grant)


SYSTEM = Actor(id=0, label="Atiende", is_system=True)
NOBODY = Actor(id=-1, label="")

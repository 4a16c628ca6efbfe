"""The company of the benchmark: how many there are of each, and their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

AGENTS: Final = 200
CROWD: Final = 30
"""So many of them can sign in, to work while something is measured."""
TEAMS: Final = 40
BRANDS: Final = {
    "Bench Hogar": 50,
    "Bench Outlet": 25,
    "Bench Móvil": 15,
    "Bench Energía": 7,
    "Bench Seguros": 3,
}
"""How many cases of a hundred each brand has."""
TAGS: Final = 60
FEW_TEAM: Final = 38
"""The team that has about one case in a hundred: the n-th of them has 1 / (n + 5) parts."""
SEES_FEW: Final = "few@atiende.example"
SEES_NONE: Final = "none@atiende.example"

_FIRST: Final = (
    "Ana Luis Marta Jorge Elena Pablo Rosa Iván Lucía Diego Carmen Andrés Nuria Raúl Sara Óscar Pilar Hugo Inés Tomás "
    "Olga Mateo Irene Bruno Alba Simón Noa Gael Vera León"
)
_LAST: Final = (
    "García Ruiz Ortega Vidal Serrano Castro Núñez Peña Molina Rubio Soto Campos Vega Ibáñez Cano Prieto Cruz Gil "
    "Marín Lozano Ferrer Aguado Quiroga Roldán Bravo Montero Castaño Etxeberria Salas Rivas Blanco Pardo Luna Rey"
)
FIRST_NAMES: Final = _FIRST.split()
LAST_NAMES: Final = _LAST.split()


@dataclass(frozen=True, slots=True)
class Company:
    """Ids as the database gave them; `members`: the agents of each team, in the order of `teams`."""

    brands: list[int]
    teams: list[int]
    members: list[list[int]]
    agent_names: dict[int, str]
    tags: list[int]
    statuses: dict[str, int]
    file: tuple[int, str, int]


def crowd_email(number: int) -> str:
    return f"agente{number}@atiende.example"


def name_of(number: int) -> str:
    """A name for the n-th person; a thousand different ones, then the same again."""
    first, rest = FIRST_NAMES[number % len(FIRST_NAMES)], number // len(FIRST_NAMES)
    last, second = LAST_NAMES[rest % len(LAST_NAMES)], LAST_NAMES[(rest * 7 + number) % len(LAST_NAMES)]
    return f"{first} {last} {second}"

"""The variables of canned replies and macros, in Spanish and in English."""

from __future__ import annotations

import re
from typing import Final

from atiende.organisation.rules.variables import SPANISH as OF_THE_HOUSE

CUSTOMER_FIRST_NAME: Final = "customer.first_name"
CUSTOMER_NAME: Final = "customer.name"
CUSTOMER_EMAIL: Final = "customer.email"
CUSTOMER_COMPANY: Final = "customer.company"
CASE_NUMBER: Final = "case.number"
CASE_SUBJECT: Final = "case.subject"
CASE_STATUS: Final = "case.status"
CASE_TEAM: Final = "case.team"

SPANISH: Final[dict[str, str]] = {
    "cliente.nombre": CUSTOMER_FIRST_NAME,
    "cliente.nombre_completo": CUSTOMER_NAME,
    "cliente.correo": CUSTOMER_EMAIL,
    "cliente.empresa": CUSTOMER_COMPANY,
    "caso.número": CASE_NUMBER,
    "caso.numero": CASE_NUMBER,
    "caso.asunto": CASE_SUBJECT,
    "caso.estado": CASE_STATUS,
    "caso.equipo": CASE_TEAM,
    **OF_THE_HOUSE,
}
FIELD: Final = "case.field."
CAMPO: Final = "caso.campo."
_OF_FIELD: Final = re.compile(r"(?:case\.field|caso\.campo)\.[\w-]{1,60}")
_KNOWN: Final = frozenset([*SPANISH, *SPANISH.values()])


def is_variable(name: str) -> bool:
    """Whether a text may name it; a field of cases by any key, since fields come and go."""
    return name in _KNOWN or _OF_FIELD.fullmatch(name) is not None


def first_name_of(name: str) -> str:
    """By which a person is spoken to: the first word, with the second of a double Spanish name."""
    words = name.split()
    if not words:
        return ""
    is_double = len(words) > 2 and (words[0].lower(), words[1].lower()) in _DOUBLE
    return " ".join(words[:2]) if is_double else words[0]


_DOUBLE: Final = frozenset(
    {
        ("maría", "josé"), ("maria", "jose"), ("maría", "jesús"), ("maria", "jesus"), ("maría", "ángeles"),
        ("maría", "carmen"), ("maria", "carmen"), ("josé", "luis"), ("jose", "luis"), ("josé", "maría"),
        ("josé", "antonio"), ("jose", "antonio"), ("josé", "manuel"), ("jose", "manuel"), ("juan", "carlos"),
        ("juan", "manuel"), ("juan", "antonio"), ("juan", "pablo"), ("juan", "josé"), ("miguel", "ángel"),
        ("miguel", "angel"), ("luis", "miguel"), ("ana", "maría"), ("ana", "maria"), ("ana", "isabel"),
        ("ana", "belén"), ("rosa", "maría"), ("rosa", "maria"), ("francisco", "javier"), ("luz", "marina"),
    }
)  # fmt: skip

"""Whether a Spanish text speaks to one reader in two ways: usted here, tú or vos there. A hint, never a verdict.

Only words that hardly mean anything else count: "puede" and "su casa" may be said of anybody, "le escribimos" and
"su pedido" are said to whom one writes. In voseo "te" and "tu" belong to vos. What is quoted does not count.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from atiende.organisation.rules.form_of_address import FormOfAddress

MOST: Final = 20_000
"""Characters that are looked through."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_QUOTED: Final = re.compile(r"^\s*>.*$|«[^»]*»|“[^”]*”|\"[^\"\n]*\"|https?://\S+|\S+@\S+", re.MULTILINE)
_OURS: Final = (
    "pedido|caso|consulta|correo|mensaje|respuesta|cuenta|compra|factura|solicitud|reclamacion|queja|paciencia|"
    "comprension|confianza|interes|atencion|tiempo|producto|envio|paquete|devolucion|reembolso|direccion|"
    "telefono|nombre|llamada|cita|contrato|poliza|incidencia|ticket|domicilio|tarjeta|contrasena|disposicion"
)
_HIS: Final = re.compile(rf"\bsus? (?:{_OURS})(?:s|es)?\b")
_TO_HIM: Final = re.compile(
    r"\ble (?:escrib|inform|envi|rueg|rog|agradec|record|mand|ped|pid|ofrec|confirm|atend|llam|respond|contest|"
    r"contact|hemos|he|podemos|puedo|deseamos|saluda|comunic|adjunt|aconsej|recomend|pedimos|damos|doy|dare|"
    r"mantendr|avis)\w*"
)
_IMPERATIVE_USTED: Final = frozenset(
    [
        "escribanos",
        "diganos",
        "envienos",
        "indiquenos",
        "respondanos",
        "contactenos",
        "llamenos",
        "avisenos",
        "permitanos",
        "disculpenos",
        "mandenos",
        "confirmenos",
        "cuentenos",
        "facilitenos",
        "remitanos",
        "adjuntenos",
        "expliquenos",
        "hagame",
        "hagalo",
        "digame",
        "digalo",
        "indiqueme",
        "disculpeme",
        "escribame",
        "envieme",
        "llameme",
        "avise",
        "disculpe",
        "perdone",
        "pongase",
        "comuniquese",
        "dirijase",
        "acerquese",
        "quedese",
        "asegurese",
        "olvidese",
        "fijese",
        "sientase",
        "tengalo",
        "usted",
    ]
)
_TU: Final = frozenset(
    [
        "puedes",
        "tienes",
        "quieres",
        "necesitas",
        "eres",
        "sabes",
        "debes",
        "deseas",
        "prefieres",
        "haces",
        "dices",
        "ves",
        "vas",
        "podras",
        "tendras",
        "recibiras",
        "veras",
        "sabras",
        "quieras",
        "puedas",
        "tengas",
        "necesites",
        "desees",
        "prefieras",
        "compraste",
        "pediste",
        "recibiste",
        "escribiste",
        "enviaste",
        "llamaste",
        "dijiste",
        "hiciste",
        "tuviste",
        "indicaste",
        "escribenos",
        "dinos",
        "respondenos",
        "cuentanos",
        "permitenos",
        "dime",
        "hazlo",
        "escribeme",
        "ponte",
        "dirigete",
        "contigo",
        "podrias",
        "querrias",
        "deberias",
        "has",
    ]
)
_TU_ACCENTED: Final = frozenset(
    [
        "envíanos",
        "indícanos",
        "contáctanos",
        "llámanos",
        "avísanos",
        "discúlpanos",
        "mándanos",
        "confírmanos",
        "facilítanos",
        "envíame",
        "llámame",
        "avísame",
        "discúlpame",
        "comunícate",
        "acércate",
        "quédate",
        "asegúrate",
        "fíjate",
        "estás",
        "estés",
    ]
)
"""Without their accent they are said to who is addressed as vos."""
_VOS: Final = frozenset(
    [
        "vos",
        "podes",
        "tenes",
        "queres",
        "sos",
        "preferis",
        "decis",
        "venis",
        "salis",
        "pedis",
        "escribis",
        "escribinos",
        "decinos",
        "envianos",
        "indicanos",
        "llamanos",
        "avisanos",
        "mandanos",
        "contanos",
        "decime",
        "escribime",
        "enviame",
        "mandame",
        "fijate",
        "ponete",
    ]
)
_VOS_ACCENTED: Final = frozenset(
    [
        "podés",
        "tenés",
        "querés",
        "necesitás",
        "sabés",
        "debés",
        "deseás",
        "hacés",
        "enviá",
        "mandá",
        "llamá",
        "escribí",
        "respondé",
        "avisá",
        "contá",
        "mirá",
    ]
)
_TU_PRONOUNS: Final = frozenset({"te", "ti", "tu", "tus", "tuyo", "tuya", "tuyos", "tuyas"})


@dataclass(frozen=True, slots=True)
class Mixed:
    """The two ways in which a text speaks to its reader, with a word of each."""

    one: FormOfAddress
    one_word: str
    other: FormOfAddress
    other_word: str


def mixed_address(text: str, *, language: str = "es") -> Mixed | None:
    """None where it speaks in one way, in none, or in another language."""
    if not language.startswith("es"):
        return None
    own = _QUOTED.sub(" ", text[:MOST])
    usted, tu, vos = _usted(own), _first(own, _is_tu), _first(own, _is_vos)
    familiar = vos or tu or _first(own, lambda word: _bare(word) in _TU_PRONOUNS or word.lower() == "tú")
    if usted and familiar:
        form = FormOfAddress.VOS if vos else FormOfAddress.TU
        return Mixed(FormOfAddress.USTED, usted, form, familiar)
    spoken_tu = tu or _first(own, lambda word: word.lower() == "tú")
    if vos and spoken_tu:
        return Mixed(FormOfAddress.TU, spoken_tu, FormOfAddress.VOS, vos)
    return None


def _usted(text: str) -> str:
    plain = _bare(text)
    for pattern in (_TO_HIM, _HIS):
        found = pattern.search(plain)
        if found:
            return found[0]
    return _first(text, lambda word: _bare(word) in _IMPERATIVE_USTED)


def _is_tu(word: str) -> bool:
    if word.lower() in _TU_ACCENTED:
        return True
    return _bare(word) in _TU and word.lower() not in _VOS_ACCENTED


def _is_vos(word: str) -> bool:
    lowered = word.lower()
    return lowered in _VOS_ACCENTED or (_bare(word) in _VOS and lowered not in _TU_ACCENTED)


def _first(text: str, fits: object) -> str:
    assert callable(fits)
    return next((word for word in _WORD.findall(text) if fits(word)), "")


def _bare(text: str) -> str:
    """In lower case without accents; the length of a word may change, so nothing is looked up by place."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))

"""Words that look Spanish, the common ones often and most of them hardly ever (Zipf), always the same for a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

SIZE: Final = 60_000
_LETTERS: Final = range(3, 21)

_COMMONEST: Final = """
de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin
sobre este ya cuando todo esta son también fue había era muy años hasta desde está mi porque qué sólo han yo
hay vez puede todos así nos ni parte tiene él uno donde bien tiempo mismo ese ahora cada vida otro después
te otros aunque esa eso hace otra gobierno tan durante siempre día tanto ella tres sí dijo sido gran país
según menos
"""
_OF_THE_TRADE: Final = """
pedido factura envío entrega tienda producto garantía reclamación devolución importe cobro cuenta tarjeta
recibo pago dirección teléfono correo cliente servicio técnico avería cita almacén transporte paquete
retraso talla color cambio plazo contrato tarifa descuento oferta presupuesto instalación mantenimiento
repuesto lavadora frigorífico horno lámpara mesa silla colchón sofá pantalla cargador batería línea conexión
contraseña saludo gracias urgente
"""
_ONSETS: Final[list[str]] = [
    *"bcdfglmnprstv",
    *("ch", "j", "ll", "br", "cr", "dr", "fr", "gr", "pl", "pr", "tr", "bl", "cl", "fl"),
]
_VOWELS: Final = ["a", "e", "i", "o", "u", "a", "e", "o", "ie", "ue", "ia", "io"]
_CODAS: Final = ["", "", "", "", "n", "r", "s", "l"]
_SPELLED_ENDINGS: Final = """
ción ciones ado ada ados adas ido ida mente able ables ista ismo idad idades oso osa ero era eros ar er ir
ando iendo ito ita ón ones aje ura encia ante o a os as
"""
_ENDINGS: Final = _SPELLED_ENDINGS.split()


def words(size: int = SIZE) -> list[str]:
    """That many different words, the commonest first."""
    chance = random.Random(1605)  # noqa: S311  no secret
    found = dict.fromkeys([*_COMMONEST.split(), *_OF_THE_TRADE.split()][:size])
    while len(found) < size:
        found.setdefault(_word(chance))
    return list(found)


def stream(known: Sequence[str], length: int, *, seed: int) -> list[int]:
    """Places in `known`, drawn so that the word at place n comes 1 / (n + 1) as often as the first."""
    chance = random.Random(seed)  # noqa: S311  no secret
    often = list(accumulate(1 / (place + 1) for place in range(len(known))))
    return chance.choices(range(len(known)), cum_weights=often, k=length)


def _word(chance: random.Random) -> str:
    while True:
        syllables = (_syllable(chance) for _ in range(chance.choice((1, 1, 2, 2, 3))))
        word = "".join(syllables) + chance.choice(_ONSETS) + chance.choice(_ENDINGS)
        if len(word) in _LETTERS:
            return word


def _syllable(chance: random.Random) -> str:
    return chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)

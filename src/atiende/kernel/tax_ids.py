"""Tax numbers of companies as their countries define them: what they are called, how they are typed, whether they hold.

Sources of the check digits:
- ES: NIF of persons (letter = number modulo 23), Real Decreto 1065/2007, art. 19-20; of entities, Orden EHA/451/2008.
- PE: RUC, eleven digits, modulus 11 with weights 5 4 3 2 7 6 5 4 3 2 (SUNAT).
- CO: NIT with its digit of verification, modulus 11 with the primes 3 7 13 … 71 (DIAN, Orden Administrativa 4 of 1989).
- CL: RUT, modulus 11 with weights 2 to 7, K for ten (Servicio de Impuestos Internos).
- AR: CUIT, modulus 11 with weights 5 4 3 2 7 6 5 4 3 2 (AFIP/ARCA, RG 10/1997).
- MX: RFC, form of art. 27 of the Código Fiscal de la Federación; its last sign is given by SAT modulo 11 and has
  documented exceptions, so only form and date are checked.
- UY: RUT, twelve digits, modulus 11 with weights 4 3 2 9 8 7 6 5 4 3 2 (DGI).
- EC: RUC, thirteen digits: province, third digit, branch (SRI); newer numbers have no check digit to rely on.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

_SEPARATORS = re.compile(r"[\s.\-/·]+")
_NIF_LETTERS: Final = "TRWAGMYFPDXBNJZSQVHLCKE"
_CIF_LETTERS: Final = "JABCDEFGHI"
_NIT_PRIMES: Final = (3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71)


@dataclass(frozen=True, slots=True)
class TaxIdKind:
    """What a country calls its number, with an invented example that holds."""

    label: str
    example: str
    holds: Callable[[str], bool]


def normal_tax_id(text: str) -> str:
    """Without spaces, dots and hyphens, in capitals: how it is kept and compared."""
    return _SEPARATORS.sub("", text).upper()


def kind_of(country: str) -> TaxIdKind | None:
    """The country's kind, or None where no rule is known and anything short is taken."""
    return KINDS.get(country)


def is_valid_tax_id(text: str, country: str) -> bool:
    """Whether the number can exist in that country (not whether it was given out)."""
    number = normal_tax_id(text)
    kind = KINDS.get(country)
    if kind is None:
        return re.fullmatch(r"[A-Z0-9]{4,20}", number) is not None
    return kind.holds(number)


def _es(number: str) -> bool:
    if re.fullmatch(r"\d{8}[A-Z]", number):
        return number[8] == _NIF_LETTERS[int(number[:8]) % 23]
    if re.fullmatch(r"[XYZ]\d{7}[A-Z]", number):
        return number[8] == _NIF_LETTERS[int(str("XYZ".index(number[0])) + number[1:8]) % 23]
    if re.fullmatch(r"[KLM]\d{7}[A-Z]", number):
        return number[8] == _NIF_LETTERS[int(number[1:8]) % 23]
    return _es_entity(number)


def _es_entity(number: str) -> bool:
    if not re.fullmatch(r"[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]", number):
        return False
    odd = sum(sum(divmod(2 * int(d), 10)) for d in number[1:8:2])
    even = sum(int(d) for d in number[2:8:2])
    control = -(odd + even) % 10
    if number[0] in "NPQRSW":
        return number[8] == _CIF_LETTERS[control]
    if number[0] in "ABEH":
        return number[8] == str(control)
    return number[8] in (str(control), _CIF_LETTERS[control])


def _pe(number: str) -> bool:
    if not re.fullmatch(r"(10|15|16|17|20)\d{9}", number):
        return False
    return int(number[10]) == (11 - _weighted(number[:10], (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11) % 10


def _co(number: str) -> bool:
    if not re.fullmatch(r"\d{9,11}", number):
        return False
    rest = _weighted(number[-2::-1], _NIT_PRIMES) % 11
    return int(number[-1]) == (rest if rest < 2 else 11 - rest)


def _cl(number: str) -> bool:
    if not re.fullmatch(r"[1-9]\d{6,7}[0-9K]", number):
        return False
    rest = 11 - _weighted(number[-2::-1], (2, 3, 4, 5, 6, 7, 2, 3)) % 11
    return number[-1] == {11: "0", 10: "K"}.get(rest, str(rest))


def _ar(number: str) -> bool:
    if not re.fullmatch(r"(20|23|24|25|26|27|30|33|34)\d{9}", number):
        return False
    control = 11 - _weighted(number[:10], (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return control != 10 and int(number[10]) == control % 11


def _mx(number: str) -> bool:
    found = re.fullmatch(r"[A-ZÑ&]{3,4}(\d{6})[A-Z0-9]{2}[0-9A]", number)
    if found is None:
        return False
    try:
        dt.datetime.strptime(found.group(1), "%y%m%d")
    except ValueError:
        return False
    return True


def _uy(number: str) -> bool:
    if not re.fullmatch(r"\d{8}001\d", number) or not 1 <= int(number[:2]) <= 22 or number[2:8] == "000000":
        return False
    control = -_weighted(number[:11], (4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return control != 10 and int(number[11]) == control


def _ec(number: str) -> bool:
    if not re.fullmatch(r"\d{13}", number):
        return False
    province = int(number[:2])
    return (1 <= province <= 24 or province == 30) and number[2] in "01234569" and number[10:] != "000"


def _weighted(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


KINDS: Final[dict[str, TaxIdKind]] = {
    "ES": TaxIdKind("NIF", "B12345674", _es),
    "PE": TaxIdKind("RUC", "20123456786", _pe),
    "CO": TaxIdKind("NIT", "900123456-8", _co),
    "CL": TaxIdKind("RUT", "76123456-0", _cl),
    "AR": TaxIdKind("CUIT", "30-12345678-1", _ar),
    "MX": TaxIdKind("RFC", "ABC010203XY9", _mx),
    "UY": TaxIdKind("RUT", "210001230018", _uy),
    "EC": TaxIdKind("RUC", "1790012345001", _ec),
}

"""What a country usually means for a company in it: a first proposal for zone, money and language.

Codes: ISO 3166-1 alpha-2 and ISO 4217; zones: the IANA time zone database (the zone of the capital, or of the largest
population where a country has several).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class CountryDefaults:
    time_zone: str
    currency: str
    language: str = "es"


KNOWN: Final[dict[str, CountryDefaults]] = {
    "AR": CountryDefaults("America/Argentina/Buenos_Aires", "ARS"),
    "BO": CountryDefaults("America/La_Paz", "BOB"),
    "CL": CountryDefaults("America/Santiago", "CLP"),
    "CO": CountryDefaults("America/Bogota", "COP"),
    "CR": CountryDefaults("America/Costa_Rica", "CRC"),
    "CU": CountryDefaults("America/Havana", "CUP"),
    "DO": CountryDefaults("America/Santo_Domingo", "DOP"),
    "EC": CountryDefaults("America/Guayaquil", "USD"),
    "ES": CountryDefaults("Europe/Madrid", "EUR"),
    "GB": CountryDefaults("Europe/London", "GBP", "en"),
    "GQ": CountryDefaults("Africa/Malabo", "XAF"),
    "GT": CountryDefaults("America/Guatemala", "GTQ"),
    "HN": CountryDefaults("America/Tegucigalpa", "HNL"),
    "IE": CountryDefaults("Europe/Dublin", "EUR", "en"),
    "MX": CountryDefaults("America/Mexico_City", "MXN"),
    "NI": CountryDefaults("America/Managua", "NIO"),
    "PA": CountryDefaults("America/Panama", "PAB"),
    "PE": CountryDefaults("America/Lima", "PEN"),
    "PR": CountryDefaults("America/Puerto_Rico", "USD"),
    "PY": CountryDefaults("America/Asuncion", "PYG"),
    "SV": CountryDefaults("America/El_Salvador", "USD"),
    "US": CountryDefaults("America/New_York", "USD", "en"),
    "UY": CountryDefaults("America/Montevideo", "UYU"),
    "VE": CountryDefaults("America/Caracas", "VES"),
}

_ELSEWHERE: Final = CountryDefaults("UTC", "EUR", "en")


def defaults_of(country: str) -> CountryDefaults:
    """The proposal for a country; UTC, euro and English for those not in the table."""
    return KNOWN.get(country, _ELSEWHERE)

"""What a country usually writes, pays and lives by: the proposals of the first step of the set-up.

Countries that organisation knows come from its table; for all others zones and currencies come from Unicode CLDR
(through Babel) and the language is English.
"""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

from atiende.kernel.text import folded
from atiende.organisation.rules.countries import KNOWN, CountryDefaults

SPANISH_SPEAKING = frozenset(country for country, defaults in KNOWN.items() if defaults.language == "es")
# CLDR lists every zone of a country; where there are several, this is the one of its capital or most of its people.
_CAPITAL_ZONE = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CD": "Africa/Kinshasa",
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "FM": "Pacific/Pohnpei",
    "GL": "America/Nuuk",
    "ID": "Asia/Jakarta",
    "KI": "Pacific/Tarawa",
    "KZ": "Asia/Almaty",
    "MH": "Pacific/Majuro",
    "MN": "Asia/Ulaanbaatar",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti",
    "PG": "Pacific/Port_Moresby",
    "PS": "Asia/Gaza",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "UM": "Pacific/Wake",
    "UZ": "Asia/Tashkent",
    "VN": "Asia/Ho_Chi_Minh",
}
# Not countries where a company can sit: groupings, test codes, islands without inhabitants.
_NOT_COUNTRIES = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AQ", "BV", "HM", "CP", "TA", "GS", "TF"}


@cache
def countries() -> frozenset[str]:
    """ISO 3166 codes of every country with a known zone and currency."""
    zones = {str(territory) for territory in get_global("zone_territories").values()}
    named = {code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()}
    return frozenset(c for c in (named & zones) - _NOT_COUNTRIES if get_territory_currencies(c))


@cache
def habits_of(country: str) -> CountryDefaults:
    """KeyError for a code that is no country."""
    if country not in countries():
        raise KeyError(country)
    if country in KNOWN:
        return KNOWN[country]
    zones = sorted(z for z, territory in get_global("zone_territories").items() if territory == country)
    return CountryDefaults(
        time_zone=_CAPITAL_ZONE.get(country, zones[0]),
        currency=get_territory_currencies(country)[0],
        language="en",
    )


@cache
def country_names(language: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """(code, name) of the Spanish-speaking countries and of all others, each ordered by name without accents."""
    names = Locale.parse(language.partition("-")[0]).territories

    def ordered(codes: frozenset[str]) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(((c, str(names.get(c, c))) for c in codes), key=lambda pair: folded(pair[1])))

    return ordered(SPANISH_SPEAKING & countries()), ordered(countries() - SPANISH_SPEAKING)


@cache
def currencies(language: str) -> tuple[tuple[str, str], ...]:
    """(code, "Name (CODE)") of every currency in use somewhere, ordered by name."""
    names = Locale.parse(language.partition("-")[0]).currencies
    used = {currency for country in countries() for currency in get_territory_currencies(country)}
    labels = ((code, f"{str(names.get(code, code)).capitalize()} ({code})") for code in used)
    return tuple(sorted(labels, key=lambda pair: folded(pair[1])))


def country_of_language_tag(accept_language: str) -> str:
    """The country that the browser's languages name first (es-MX → MX), or Spain."""
    for tag in accept_language.split(","):
        region = tag.partition(";")[0].strip().partition("-")[2].upper()
        if region in countries():
            return region
    return "ES"


@cache
def time_zones() -> tuple[tuple[str, str], ...]:
    """(IANA name, the same with spaces) of every zone in which somebody lives."""
    named = {z for z, territory in get_global("zone_territories").items() if territory in countries()}
    usable = (named | set(_CAPITAL_ZONE.values())) & available_timezones()
    return tuple((zone, zone.replace("_", " ")) for zone in sorted(usable))

"""How figures are written, country by country: the table that a change of library must not move."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.template import engines
from django.utils import timezone, translation

from atiende.kernel.money import Money
from atiende.platform import formats

EVENING = dt.datetime(2026, 11, 22, 17, 5, 9, tzinfo=dt.UTC)
PLACES = ["es_ES", "es_MX", "es_AR", "es_CL", "es_PE", "es_CO", "en_US", "en_GB"]
TABLE = {
    "2990": ["2990", "2,990", "2.990", "2.990", "2,990", "2.990", "2,990", "2,990"],
    "12990": ["12.990", "12,990", "12.990", "12.990", "12,990", "12.990", "12,990", "12,990"],
    "1234567.8915": [
        "1.234.567,892", "1,234,567.892", "1.234.567,892", "1.234.567,892",
        "1,234,567.892", "1.234.567,892", "1,234,567.892", "1,234,567.892",
    ],
    "-9999.9999": ["-10.000", "-10,000", "-10.000", "-10.000", "-10,000", "-10.000", "-10,000", "-10,000"],
}  # fmt: skip
MONEY = {
    "es_ES": ("EUR", "1284,50 €", "12.990,00 €"),
    "es_MX": ("MXN", "$1,284.50", "$12,990.00"),
    "es_AR": ("ARS", "$1.284,50", "$12.990,00"),
    "es_CL": ("CLP", "$1.285", "$12.990"),
    "es_PE": ("PEN", "S/ 1,284.50", "S/ 12,990.00"),
    "es_CO": ("COP", "$1.284,50", "$12.990,00"),
    "en_US": ("USD", "$1,284.50", "$12,990.00"),
    "en_GB": ("GBP", "£1,284.50", "£12,990.00"),
}
DATES = {
    "es_ES": "22 nov 2026, 17:05",
    "es_MX": "22 nov 2026, 5:05 p.m.",
    "es_AR": "22 nov 2026, 5:05 p. m.",
    "es_CL": "22-11-2026, 5:05 p. m.",
    "es_PE": "22 nov. 2026, 5:05 p. m.",
    "es_CO": "22/11/2026, 5:05 p. m.",
    "en_US": "Nov 22, 2026, 5:05 PM",
    "en_GB": "22 Nov 2026, 17:05",
}


@pytest.fixture
def place(request):
    language, country = request.param.split("_")
    with translation.override(language), timezone.override("UTC"), formats.formatting(country=country):
        yield request.param


def plain(text: str) -> str:
    """Typographic spaces as ordinary ones, so that the tables can be read."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("place", PLACES, indirect=True)
@pytest.mark.parametrize("number", TABLE)
def test_a_number(place, number):
    assert formats.format_number(Decimal(number)) == TABLE[number][PLACES.index(place)]


@pytest.mark.parametrize("place", PLACES, indirect=True)
def test_money(place):
    currency, small, large = MONEY[place]
    assert plain(formats.format_money(Money(Decimal("1284.50"), currency))) == small
    assert plain(formats.format_money(Money(Decimal(12990), currency))) == large


@pytest.mark.parametrize("place", PLACES, indirect=True)
def test_a_date_with_its_time(place):
    assert plain(formats.format_datetime(EVENING)) == DATES[place]


@pytest.mark.parametrize(
    ("place", "written"), [("es_ES", "1284,50 USD"), ("es_MX", "USD 1,284.50")], indirect=["place"]
)
def test_money_with_its_code_when_a_sign_would_be_ambiguous(place, written):
    assert plain(formats.format_money(Money(Decimal("1284.5"), "USD"), with_code=True)) == written


@pytest.mark.parametrize("place", ["es_ES"], indirect=True)
def test_other_figures_in_spanish(place):
    assert plain(formats.format_percent(0.256)) == "26 %"
    assert plain(formats.format_percent(0.2565, decimals=1)) == "25,7 %"
    assert plain(formats.format_number(Decimal("-0.0001"))) == "0"
    assert plain(formats.format_number(3, decimals=2)) == "3,00"
    assert formats.format_list(["Ana", "Carlos", "Inés"]) == "Ana, Carlos e Inés"
    assert [plain(formats.format_size(n)) for n in (0, 999, 1400, 250_000, 12_345_678)] == [
        "0 B", "999 B", "1,4 kB", "250 kB", "12,3 MB",
    ]  # fmt: skip
    assert plain(formats.format_duration(dt.timedelta(days=1, hours=2, minutes=30))) == "1 d 2 h 30 min"
    assert plain(formats.format_duration(dt.timedelta(seconds=40))) == "40 s"


@pytest.mark.parametrize("place", ["es_ES"], indirect=True)
def test_how_long_somebody_waits_is_said_in_one_unit(place):
    since = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
    waits = {30: "1 min", 59 * 60: "59 min", 3 * 3600 + 3000: "3 h", 47 * 3600: "1 d"}
    for seconds, said in waits.items():
        assert plain(formats.format_wait(since, now=since + dt.timedelta(seconds=seconds))) == said


@pytest.mark.parametrize(
    ("distance", "es", "en"),
    [
        (dt.timedelta(minutes=-3), "hace 3 minutos", "3 minutes ago"),
        (dt.timedelta(hours=2), "dentro de 2 horas", "in 2 hours"),
        (dt.timedelta(days=-30), "23 oct 2026", "23 Oct 2026"),
    ],
)
def test_a_distance_in_time(distance, es, en):
    for language, country, written in (("es", "ES", es), ("en", "GB", en)):
        with translation.override(language), timezone.override("UTC"), formats.formatting(country=country):
            assert formats.relative_time(EVENING + distance, now=EVENING) == written


def test_the_zone_of_the_reader_decides_the_day():
    late = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC)
    with translation.override("es"), formats.formatting(country="ES"):
        with timezone.override("Europe/Madrid"):
            assert formats.format_date(late) == "23 nov 2026"
        with timezone.override("America/Lima"):
            assert formats.format_date(late) == "22 nov 2026"


@pytest.mark.parametrize(
    ("country", "hours", "written"),
    [("ES", "12", "5:05 p. m."), ("MX", "24", "17:05"), ("ES", "24", "17:05"), ("MX", "", "5:05 p.m.")],
)
def test_a_person_may_prefer_the_other_clock(country, hours, written):
    with (
        translation.override("es"),
        timezone.override("UTC"),
        formats.formatting(country=country, hours=hours),
    ):
        assert plain(formats.format_time(EVENING)) == written


def test_english_in_a_spanish_company_writes_the_day_first():
    with translation.override("en"), timezone.override("UTC"), formats.formatting(country="ES"):
        assert formats.format_date(EVENING) == "22 Nov 2026"


def test_in_a_template_an_instant_carries_its_zone_and_nothing_stays_nothing():
    template = engines["django"].from_string(
        "{% moment at %}|{% moment none %}|{{ n|format_number }}|{{ none|format_date }}"
    )
    with translation.override("es"), timezone.override("Europe/Madrid"), formats.formatting(country="ES"):
        written = template.render({"at": EVENING, "none": None, "n": 12990})
    assert written == (
        '<time datetime="2026-11-22T17:05:09+00:00" title="domingo, 22 de noviembre de 2026, 18:05 · '
        'hora estándar de Europa central">22 nov 2026, 18:05</time>||12.990|'
    )

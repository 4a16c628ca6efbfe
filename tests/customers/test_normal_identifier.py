"""Two ways of writing the same address or number are the same identifier; what cannot be one is none."""

from __future__ import annotations

import pytest

from atiende.customers.rules.identifiers import normal_identifier


@pytest.mark.parametrize(
    ("kind", "value", "country", "normal"),
    [
        ("email", "Marta.Gil@Ejemplo.ES", "", "marta.gil@ejemplo.es"),
        ("email", " marta@ejemplo.es. ", "", "marta@ejemplo.es"),
        ("email", "info@Peluquería.es", "", "info@xn--peluquera-n5a.es"),
        ("email", "josé@ejemplo.es", "", "josé@ejemplo.es"),
        ("email", '"marta gil"@ejemplo.es', "", '"marta gil"@ejemplo.es'),
        ("email", "root@mail_1.example", "", "root@mail_1.example"),
        ("phone", "600 11 22 33", "ES", "+34600112233"),
        ("phone", "0034 600-11-22-33", "", "+34600112233"),
        ("phone", "+34 (600) 112233", "PE", "+34600112233"),
        ("phone", "987 654 321", "PE", "+51987654321"),
        ("phone", "11 15-2345-6789", "AR", "+5491123456789"),
        ("whatsapp", "+51 987 654 321", "", "+51987654321"),
        ("whatsapp", "51987654321", "", "+51987654321"),
        ("telegram", "@Marta_Gil", "", "marta_gil"),
        ("tax_id", "12.345.678-z", "ES", "12345678Z"),
        ("external_id", "CRM-0042/a", "", "CRM-0042/a"),
    ],
)
def test_the_same_is_written_the_same(kind: str, value: str, country: str, normal: str) -> None:
    assert normal_identifier(kind, value, country) == normal


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("email", "marta"),
        ("email", "marta@"),
        ("email", "a@b.example, c@d.example"),
        ("email", "<script>@x.example"),
        ("email", "a@x..example"),
        ("email", "a@" + "ü" * 300),
        ("phone", "600112233"),
        ("phone", "12"),
        ("phone", "9" * 5000),
        ("phone", "+1"),
        ("telegram", "no es un nombre"),
        ("tax_id", "??"),
        ("external_id", "javascript:alert(1)"),
        ("external_id", " JavaScript : alert(1)"),
        ("messenger", "data:text/html,x"),
        ("carrier_pigeon", "x"),
        ("email", "\u202e\n\t"),
    ],
)
def test_what_cannot_be_one_is_none(kind: str, value: str) -> None:
    assert normal_identifier(kind, value, "") == ""

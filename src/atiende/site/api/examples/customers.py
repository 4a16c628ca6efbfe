"""Examples of the calls about customers."""

from __future__ import annotations

from typing import Final

from atiende.site.api.examples.example import Example

_HEAD: Final = '-H "Authorization: Bearer $TOKEN"'
_JSON: Final = f"{_HEAD} -H 'Content-Type: application/json'"

CUSTOMERS: Final[dict[str, Example]] = {
    "list_customers": Example(
        f'curl {_HEAD} "$API/customers?q=beltran"',
        """for customer in client.all_customers(q="beltran"):
    print(customer["id"], customer["name"])""",
    ),
    "create_customer": Example(
        f"""curl -X POST "$API/customers" {_JSON} \\
     -d '{{
  "name": "Hotel Mirador", "kind": "company",
  "identifiers": [
    {{"kind": "tax_id", "value": "B12345674", "country": "ES"}},
    {{"kind": "external_id", "value": "crm-77"}}
  ]
}}'""",
        """customer = client.create_customer(
    {"name": "Eva Sanz", "email": "eva@correo.example", "phone": "+34600000417", "language": "es"}
)
print(customer["id"])""",
    ),
    "get_customer": Example(
        f'curl {_HEAD} "$API/customers/7"',
        'customer = client.get_customer(7)\nprint([each["value"] for each in customer["identifiers"]])',
    ),
    "change_customer": Example(
        f"""curl -X PATCH "$API/customers/7" {_JSON} \\
     -d '{{"name": "Rocío Beltrán Soto", "language": "es"}}'""",
        """customer = client.change_customer(7, {"name": "Rocío Beltrán Soto"})
print(customer["version"])""",
    ),
    "list_customer_fields": Example(
        f'curl {_HEAD} "$API/customer-fields"',
        'print([each["key"] for each in client.list_customer_fields()["items"]])',
    ),
    "get_customer_profile": Example(
        f'curl {_HEAD} "$API/customers/7/profile"',
        'print(client.get_customer_profile(7)["preferred_channel"])',
    ),
    "change_customer_profile": Example(
        f"""curl -X PATCH "$API/customers/7/profile" {_JSON} \\
     -d '{{"preferred_channel": "phone", "city": "Cuenca"}}'""",
        'client.change_customer_profile(7, {"preferred_channel": "phone", "hours_from": "09:00", "hours_to": "13:00"})',
    ),
    "list_consents": Example(
        f'curl {_HEAD} "$API/customers/7/consents"',
        'print([each["purpose"] for each in client.list_consents(7)["items"]])',
    ),
    "record_consent": Example(
        f"""curl -X POST "$API/customers/7/consents" {_JSON} \\
     -d '{{"purpose": "surveys", "how": "form", "proof": "Form of 2026-11-20"}}'""",
        'client.record_consent(7, {"purpose": "marketing", "how": "call", "proof": "Call 88"})',
    ),
    "withdraw_consent": Example(
        f"""curl -X POST "$API/customers/7/consents/3/withdrawal" {_JSON} -d '{{"how": "mail"}}'""",
        'client.withdraw_consent(7, 3, {"how": "mail"})',
    ),
}

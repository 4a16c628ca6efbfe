"""Examples of the calls about products and orders."""

from __future__ import annotations

from typing import Final

from atiende.site.api.examples.example import Example

_HEAD: Final = '-H "Authorization: Bearer $TOKEN"'
_JSON: Final = f"{_HEAD} -H 'Content-Type: application/json'"

CATALOGUE: Final[dict[str, Example]] = {
    "list_products": Example(
        f'curl {_HEAD} "$API/products?q=lampara"',
        """for product in client.all_products(q="lampara"):
    print(product["sku"], product["price"])""",
    ),
    "save_products": Example(
        f"""curl -X POST "$API/products" {_JSON} \\
     -d '{{"products": [{{"sku": "L-100", "name": "Lámpara de mesa", "price": "39.90", "currency": "EUR"}}]}}'""",
        """kept = client.save_products(
    {"products": [{"sku": "L-100", "name": "Lámpara de mesa", "price": "39.90", "currency": "EUR"}]}
)
print(kept["kept"])""",
    ),
    "list_orders": Example(
        f'curl {_HEAD} "$API/orders?limit=10"',
        """for order in client.all_orders():
    print(order["number"], order["state"])""",
    ),
    "save_order": Example(
        f"""curl -X POST "$API/orders" {_JSON} \\
     -d '{{
  "number": "NH-48213", "placed_on": "2026-11-18", "state": "Enviado",
  "customer": {{"kind": "email", "value": "rocio@correo.example", "name": "Rocío Beltrán"}},
  "total": "39.90", "currency": "EUR", "lines": [{{"sku": "L-100", "quantity": "1", "price": "39.90"}}]
}}'""",
        """order = client.save_order(
    {
        "number": "NH-48213",
        "placed_on": "2026-11-18",
        "customer": {"value": "rocio@correo.example", "name": "Rocío Beltrán"},
        "total": "39.90",
        "currency": "EUR",
    }
)
print(order["id"])""",
    ),
    "list_owned_products": Example(
        f'curl {_HEAD} "$API/owned-products?serial=SN-0042"',
        """for thing in client.all_owned_products(customer=7):
    print(thing["name"], thing["serial"], thing["warranty_until"])""",
    ),
    "save_owned_product": Example(
        f"""curl -X POST "$API/owned-products" {_JSON} \\
     -d '{{
  "customer": {{"kind": "email", "value": "rocio@correo.example", "name": "Rocío Beltrán"}},
  "sku": "L-100", "serial": "SN-0042", "bought_on": "2026-03-02", "warranty_until": "2029-03-02"
}}'""",
        """thing = client.save_owned_product(
    {
        "customer": {"value": "rocio@correo.example", "name": "Rocío Beltrán"},
        "sku": "L-100",
        "serial": "SN-0042",
        "bought_on": "2026-03-02",
        "warranty_until": "2029-03-02",
    }
)
print(thing["id"])""",
    ),
}

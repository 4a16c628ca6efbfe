"""Under which headings a shop's tables keep what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PRODUCT_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "sku": ("sku", "codigo", "referencia", "ref", "code", "reference"),
    "name": ("nombre", "producto", "articulo", "descripcion", "name", "product", "item", "description"),
    "price": ("precio", "pvp", "importe", "price"),
    "currency": ("moneda", "divisa", "currency"),
}
ORDER_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("pedido", "numero", "numero de pedido", "n pedido", "order", "order number", "number"),
    "email": ("correo", "correo electronico", "email", "e-mail", "mail"),
    "phone": ("telefono", "movil", "phone", "telephone"),
    "external_id": ("cliente id", "id cliente", "id de cliente", "customer id"),
    "customer_name": ("cliente", "nombre", "nombre del cliente", "customer", "customer name"),
    "placed_on": ("fecha", "fecha del pedido", "date", "order date"),
    "state": ("estado", "situacion", "status", "state"),
    "total": ("total", "importe total", "order total"),
    "currency": ("moneda", "divisa", "currency"),
    "sku": ("sku", "codigo", "referencia", "ref", "code", "reference"),
    "name": ("producto", "articulo", "descripcion", "product", "item", "description"),
    "quantity": ("cantidad", "unidades", "uds", "quantity", "qty"),
    "price": ("precio", "precio unitario", "pvp", "price", "unit price"),
}
OWNED_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "email": ORDER_COLUMNS["email"],
    "phone": ORDER_COLUMNS["phone"],
    "external_id": ORDER_COLUMNS["external_id"],
    "customer_name": ("cliente", "nombre del cliente", "customer", "customer name"),
    "sku": ("sku", "codigo", "referencia", "ref", "code", "reference"),
    "name": ("producto", "articulo", "equipo", "modelo", "product", "item", "model"),
    "serial": ("numero de serie", "n de serie", "serie", "serial", "serial number", "imei"),
    "bought_on": ("fecha de compra", "comprado", "compra", "fecha", "bought on", "purchase date", "date"),
    "warranty_until": (
        "garantia hasta",
        "fin de garantia",
        "garantia",
        "warranty until",
        "warranty end",
        "warranty",
    ),
}

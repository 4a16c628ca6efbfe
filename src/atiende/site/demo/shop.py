"""What the demonstration sells, and what its customers ordered according to their letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from atiende.catalogue.rules.fields import LineFields, ProductFields
from atiende.catalogue.rules.taking_over import OrderTakenOver
from atiende.site.demo.company import TIME_ZONE
from atiende.site.demo.correspondence import DemoThread

CURRENCY: Final = "EUR"
PRODUCTS: Final = {
    "sofa-bruma": ("Sofá Bruma 3 plazas", 899),
    "sofa-cama-ola": ("Sofá cama Ola", 649),
    "mesa-encina": ("Mesa de comedor Encina extensible", 420),
    "silla-nuez": ("Silla Nuez (pack de 4)", 236),
    "armario-alba": ("Armario Alba 3 puertas", 515),
    "cama-litera-pino": ("Litera Pino", 389),
    "colchon-nube": ("Colchón Nube 150×190", 459),
    "canape-roble": ("Canapé abatible Roble", 540),
    "lavadora-lumbre": ("Lavadora Lumbre 9 kg", 429),
    "secadora-lumbre": ("Secadora Lumbre bomba de calor", 569),
    "frigorifico-boreal": ("Frigorífico combi Boreal", 679),
    "lavavajillas-boreal": ("Lavavajillas Boreal 45 cm", 398),
    "horno-lumbre": ("Horno Lumbre pirolítico", 365),
    "placa-induccion-alba": ("Placa de inducción Alba", 298),
    "campana-alba": ("Campana Alba 60 cm", 189),
    "robot-miga": ("Robot de cocina Miga", 329),
    "cafetera-tueste": ("Cafetera Tueste superautomática", 412),
    "aspirador-pelusa": ("Aspirador sin cable Pelusa", 179),
    "robot-aspirador-gato": ("Robot aspirador Gato", 259),
    "ventilador-brisa": ("Ventilador de techo Brisa", 119),
    "aire-boreal": ("Aire acondicionado Boreal split", 589),
    "estufa-ascua": ("Estufa de pellet Ascua", 1190),
    "lampara-luna": ("Lámpara de pie Luna", 84),
    "cortina-lino": ("Cortina Lino 2×2,60 m", 64),
    "alfombra-duna": ("Alfombra Duna 160×230", 139),
    "vajilla-salina": ("Vajilla Salina 18 piezas", 72),
    "sarten-hierro": ("Juego de sartenes Hierro", 95),
    "escritorio-trazo": ("Escritorio Trazo", 175),
    "silla-oficina-eje": ("Silla de oficina Eje", 149),
    "estanteria-cubo": ("Estantería Cubo", 99),
}
_DELIVERED_AFTER: Final = dt.timedelta(days=12)
_STATES: Final = (
    ({"devolucion", "reembolso"}, "Devuelto"),
    ({"retraso"}, "En reparto"),
    ({"stock"}, "A la espera de existencias"),
)


def products() -> list[ProductFields]:
    return [
        ProductFields(sku=key.upper(), name=name, price=Decimal(price), currency=CURRENCY)
        for key, (name, price) in PRODUCTS.items()
    ]


def orders(
    threads: Sequence[DemoThread], customers: Mapping[str, int], now: dt.datetime
) -> list[OrderTakenOver]:
    """Each number once, of whoever named it first (`customers`: by the key of the thread); placed some days before."""
    named: dict[str, list[DemoThread]] = {}
    for thread in threads:
        if thread.order:
            named.setdefault(thread.order, []).append(thread)
    return [_order(number, found, customers[found[0].key], now) for number, found in named.items()]


def placed_on(number: str, thread: DemoThread) -> dt.date:
    """The same day however often it is loaded: between three and twenty-one days before the first letter."""
    before = 3 + sum(map(int, filter(str.isdigit, number))) % 19
    return (thread.messages[0].at.astimezone(ZoneInfo(TIME_ZONE)) - dt.timedelta(days=before)).date()


def _order(number: str, threads: Sequence[DemoThread], customer_id: int, now: dt.datetime) -> OrderTakenOver:
    keys = list(dict.fromkeys(thread.product for thread in threads if thread.product))
    day = placed_on(number, threads[0])
    return OrderTakenOver(
        customer_id=customer_id,
        number=number,
        placed_on=day,
        state=_state(day, {tag for thread in threads for tag in thread.tags}, now.date()),
        total=sum((Decimal(PRODUCTS[key][1]) for key in keys), Decimal()) if keys else None,
        currency=CURRENCY if keys else "",
        lines=tuple(_line(key) for key in keys),
    )


def _line(key: str) -> LineFields:
    name, price = PRODUCTS[key]
    return LineFields(sku=key.upper(), name=name, price=Decimal(price))


def _state(day: dt.date, tags: Iterable[str], today: dt.date) -> str:
    known = set(tags)
    special = next((state for among, state in _STATES if known & among), "")
    if special in ("", "En reparto") and today - day > _DELIVERED_AFTER * 3:
        return "Entregado"
    return special or ("Entregado" if today - day > _DELIVERED_AFTER else "Enviado")

"""The people, teams and brands of the demonstration, under the short names that its correspondence uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DemoBrand:
    name: str
    form_of_address: str


@dataclass(frozen=True, slots=True)
class DemoAgent:
    name: str
    team: str
    role: str = "agent"


TIME_ZONE: Final = "Europe/Madrid"
DOMAIN: Final = "novahogar.example"

BRANDS: Final = {
    "nova-hogar": DemoBrand("Nova Hogar", "usted"),
    "outlet": DemoBrand("Nova Hogar Outlet", "tu"),
}
TEAMS: Final = {
    "atencion": "Atención al cliente",
    "envios": "Pedidos y envíos",
    "tecnico": "Servicio técnico",
    "facturacion": "Facturación y pagos",
    "tiendas": "Tiendas",
    "reclamaciones": "Reclamaciones",
}
UNITS: Final = {
    "function": (
        ("Dirección de Atención al Cliente", "", "", "elena"),
        ("Primera línea", "Dirección de Atención al Cliente", "atencion", "lucia"),
        ("Pedidos y logística", "Dirección de Atención al Cliente", "envios", "jon"),
        ("Taller y técnica", "Dirección de Atención al Cliente", "tecnico", "raul"),
        ("Administración", "Dirección de Atención al Cliente", "facturacion", "tomas"),
        ("Reclamaciones y calidad", "Dirección de Atención al Cliente", "reclamaciones", "elena"),
    ),
    "channel": (
        ("Todos los canales", "", "", "elena"),
        ("Tiendas propias", "Todos los canales", "tiendas", "marta"),
        ("Venta a distancia", "Todos los canales", "", "carmen"),
    ),
}
"""By tree: name of the unit, the one above, the team that works for it (its people are members), who leads it."""
SECOND_UNIT: Final = {"andres": "Venta a distancia", "jon": "Venta a distancia", "nerea": "Tiendas propias"}
"""Who belongs to a unit of the channels too, and so has two who lead them."""
AUTHORITY: Final = (
    ("refund", "agent", "60"),
    ("refund", "supervisor", "600"),
    ("compensation", "agent", "25"),
    ("compensation", "supervisor", "250"),
    ("discount", "agent", "15"),
    ("discount", "supervisor", "150"),
    ("exception", "supervisor", ""),
    ("emergency", "supervisor", ""),
)
"""What is decided, by which role, up to how many euros (empty: without limit)."""
AGENTS: Final = {
    "lucia": DemoAgent("Lucía Montero", "atencion"),
    "andres": DemoAgent("Andrés Peña", "atencion"),
    "fatima": DemoAgent("Fátima El Idrissi", "atencion"),
    "jon": DemoAgent("Jon Etxeberria", "envios"),
    "carmen": DemoAgent("Carmen Vidal", "envios"),
    "raul": DemoAgent("Raúl Castaño", "tecnico"),
    "nerea": DemoAgent("Nerea Soto", "tecnico"),
    "tomas": DemoAgent("Tomás Quiroga", "facturacion"),
    "pilar": DemoAgent("Pilar Aguado", "facturacion"),
    "marta": DemoAgent("Marta Ferrer", "tiendas"),
    "ivan": DemoAgent("Iván Roldán", "tiendas"),
    "elena": DemoAgent("Elena Bravo", "reclamaciones", "supervisor"),
}

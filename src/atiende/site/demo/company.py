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

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from atiende.channels.models import Mailbox
from atiende.organisation.models import Brand, BrandHost, Organisation
from atiende.organisation.rules.brand import BrandFields, columns_of
from atiende.portal.web import form_token
from atiende.tickets.models import Ticket

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
FORM = {
    "name": "Rosa Lago",
    "contact": "rosa@correo.example",
    "subject": "No llega mi pedido",
    "text": "Pedí una lámpara el día 3.\n¿Dónde está?",
}


@pytest.fixture(autouse=True)
def _quick_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests write faster than people."""
    monkeypatch.setattr(form_token, "LEAST_SECONDS", -1)


@pytest.fixture
def brands(db: None) -> SimpleNamespace:
    """Nova Hogar, who says usted, and Nova Joven with a host of its own, who says tú."""
    Organisation.objects.create(
        name="Grupo Nova", country="ES", time_zone="Europe/Madrid", currency="EUR", set_up_at=AT
    )

    def brand(name: str, **columns: object) -> Brand:
        fields = columns_of(BrandFields(name=name, time_zone="Europe/Madrid").cleaned())
        return Brand.objects.create(**{**fields, "created_at": AT, **columns})

    nova = brand("Nova Hogar", is_default=True)
    joven = brand("Nova Joven", form_of_address="tu")
    BrandHost.objects.create(brand=joven, host="joven.example")
    return SimpleNamespace(nova=nova, joven=joven)


class Visitor:
    """A customer with a browser without scripts."""

    def __init__(self, **headers: str) -> None:
        self.client = Client(headers={"accept-language": "es", **headers})
        self.key = ""
        self.number = 0

    def page(self, path: str = "/", *, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status, (path, answer.status_code)
        return answer.content.decode()

    def send(self, path: str, page: str | None = None, **fields: Any) -> Any:
        """Fill in the form of that page and send it; without a page it is opened first."""
        page = self.page(path) if page is None else page
        return self.client.post(path, {**hidden_of(page), **fields})

    def write(self, **fields: Any) -> str:
        """Send the contact form; number and key are read from the receipt."""
        answer = self.send("/", **{**FORM, **fields})
        assert answer.status_code == 302, answer.content.decode()
        return self.read_receipt(answer["Location"])

    def read_receipt(self, path: str) -> str:
        page = self.page(path)
        self.key = re.search(r'id="key"[^>]*>([^<]+)<', page)[1]
        self.number = int(re.search(r'class="num"[^>]*>(\d+)<', page)[1])
        return page

    def show_key(self, number: int | str, key: str, **fields: str) -> Any:
        return self.send("/follow/", number=str(number), key=key, **fields)


def hidden_of(page: str) -> dict[str, str]:
    return dict(
        re.findall(r'<input type="hidden" name="(token|unsent|as|questions_of)" value="([^"]*)"', page)
    )


def upload(name: str = "foto.png", content: bytes = b"\x89PNG picture", media_type: str = "image/png") -> Any:
    return SimpleUploadedFile(name, content, content_type=media_type)


@pytest.fixture
def visitor(brands: SimpleNamespace) -> Callable[..., Visitor]:
    return Visitor


@pytest.fixture
def rosa(brands: SimpleNamespace) -> Visitor:
    """She has written, and has her receipt before her."""
    found = Visitor()
    found.write()
    return found


@pytest.fixture
def case_of() -> Callable[[Visitor], Ticket]:
    return lambda visitor: Ticket.objects.get(number=visitor.number)


@pytest.fixture
def nova_mailbox(brands: SimpleNamespace) -> Mailbox:
    """By which Nova Hogar may write mails."""
    return Mailbox.objects.create(
        brand=brands.nova, name="Ayuda", folded_name="ayuda", address="ayuda@nova.example", created_at=AT
    )

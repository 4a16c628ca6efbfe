"""Keep what a customer has, as the shop or the workshop tells it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from atiende.catalogue.events import OwnedProductSaved
from atiende.catalogue.models import OwnedProduct, Product
from atiende.catalogue.rules.fields import OwnedFields
from atiende.catalogue.rules.problems import NOT_A_CUSTOMER
from atiende.customers.actions.identify_customer import identify_customer
from atiende.customers.errors import NotAnIdentifier
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def save_owned_product(*, owned: OwnedFields, country: str = "", by: Actor, at: dt.datetime) -> OwnedProduct:
    """With a serial number the one of this code and number, made or changed, also when somebody else has it now;
    without one that of this customer, product and day. Its customer is made known when nobody is.

    `country` (ISO 3166-1) says how a telephone without + is read. Raises NotPermitted and InvalidInput.
    """
    by.require("customers.manage")
    wanted = owned.cleaned()
    if problems := wanted.problems():
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        customer_id = _customer(wanted, country, by, at)
        name = wanted.name or _name_of(wanted.sku)
        saved, is_new = OwnedProduct.objects.update_or_create(
            **_known_by(wanted, customer_id, name),
            defaults={
                "customer_id": customer_id,
                "name": name,
                "bought_on": wanted.bought_on,
                "warranty_until": wanted.warranty_until,
                "changed_at": at,
            },
        )
        record(
            by=by,
            verb="catalogue.owned_product_saved",
            target_kind="owned_product",
            target_id=saved.pk,
            at=at,
        )
        emit(OwnedProductSaved(owned_product_id=saved.pk, customer_id=customer_id, is_new=is_new))
        signal(f"customer:{customer_id}")
    return saved


def _known_by(wanted: OwnedFields, customer_id: int, name: str) -> dict[str, Any]:
    if wanted.serial:
        return {"sku": wanted.sku, "serial": wanted.serial}
    return {
        "customer_id": customer_id,
        "sku": wanted.sku,
        "serial": "",
        "name": name,
        "bought_on": wanted.bought_on,
    }


def _name_of(sku: str) -> str:
    return Product.objects.filter(sku=sku).values_list("name", flat=True).first() or sku


def _customer(owned: OwnedFields, country: str, by: Actor, at: dt.datetime) -> int:
    try:
        return identify_customer(
            kind=owned.customer_kind,
            value=owned.customer,
            name=owned.customer_name,
            country=country,
            by=by,
            at=at,
        )
    except NotAnIdentifier as error:
        raise InvalidInput(fields={"customer": NOT_A_CUSTOMER}) from error

"""Facts that catalogue announces: ids only."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class OrderSaved(Event):
    """An order is known, or is another than before."""

    name = "catalogue.order_saved.v1"
    aggregate_kind = "order"
    order_id: int
    customer_id: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class OwnedProductSaved(Event):
    """It is known what a customer has, or it is another than before."""

    name = "catalogue.owned_product_saved.v1"
    aggregate_kind = "owned_product"
    owned_product_id: int
    customer_id: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class ImportStarted(Event):
    """A file of products, orders or what customers have waits to be read."""

    name = "catalogue.import_started.v1"
    aggregate_kind = "long_job"
    long_job_id: int
    file_id: int
    kind: str
    language: str

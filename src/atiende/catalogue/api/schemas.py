"""What programs send and get about products and orders."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from atiende.platform.api.bodies import Body

Amount = Annotated[str, Field(pattern=r"^-?\d{1,11}(\.\d{1,2})?$", description="As text: 12.50.")]
Currency = Annotated[str, Field(pattern=r"^([A-Z]{3})?$", description="ISO 4217.")]
Code = Annotated[str, Field(min_length=1, max_length=80)]
Name = Annotated[str, Field(max_length=200)]


class ProductGiven(Body):
    sku: Code = Field(description="The company's own code: by it the product is known.")
    name: Annotated[str, Field(min_length=1, max_length=200)]
    price: Amount | None = None
    currency: Currency = ""


class ProductsGiven(Body):
    """All of them are kept, or none."""

    products: Annotated[list[ProductGiven], Field(min_length=1, max_length=1000)]


class LineGiven(Body):
    """By code, by name, or both."""

    sku: Annotated[str, Field(max_length=80)] = ""
    name: Name = Field("", description="Empty: as the product of this code is called.")
    quantity: Annotated[str, Field(pattern=r"^\d{1,8}(\.\d{1,3})?$")] = "1"
    price: Amount | None = Field(None, description="Of one.")


class BuyerGiven(Body):
    kind: Literal["email", "phone", "external_id"] = "email"
    value: Annotated[str, Field(min_length=1, max_length=320)]
    name: Name = ""


class OrderGiven(Body):
    """An order of this number is made or changed; its lines are those given."""

    number: Code
    customer: BuyerGiven = Field(description="Made known when nobody has this address, number or id.")
    placed_on: str = Field(description="A date: 2026-11-22.", pattern=r"^\d{4}-\d{2}-\d{2}$")
    state: Annotated[str, Field(max_length=60)] = Field("", description="In the words of the shop.")
    total: Amount | None = None
    currency: Currency = ""
    lines: Annotated[list[LineGiven], Field(max_length=500)] = []


Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="A date: 2026-11-22.")]


class OwnedProductGiven(Body):
    """Something that a customer has: that of this code and serial number is made or changed."""

    customer: BuyerGiven = Field(description="Made known when nobody has this address, number or id.")
    sku: Annotated[str, Field(max_length=80)] = ""
    name: Name = Field("", description="Empty: as the product of this code is called.")
    serial: Annotated[str, Field(max_length=80)] = Field(
        "", description="Empty: known by customer, product and day of purchase."
    )
    bought_on: Day | None = None
    warranty_until: Day | None = None


class ProductShown(BaseModel):
    sku: str
    name: str
    price: Decimal | None
    currency: str
    changed_at: dt.datetime


class Kept(BaseModel):
    kept: int


class LineShown(BaseModel):
    sku: str
    name: str
    quantity: Decimal
    price: Decimal | None


class OrderShown(BaseModel):
    id: int
    number: str
    customer: int = Field(description="The id of the customer.")
    placed_on: dt.date
    state: str
    total: Decimal | None
    currency: str
    lines: list[LineShown]
    changed_at: dt.datetime


class OwnedProductShown(BaseModel):
    id: int
    customer: int = Field(description="The id of the customer.")
    sku: str
    name: str
    serial: str
    bought_on: dt.date | None
    warranty_until: dt.date | None
    changed_at: dt.datetime

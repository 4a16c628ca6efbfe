"""What programs send and get about customers."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from atiende.platform.api.bodies import LEFT_OUT, Body

Kind = Literal["person", "company"]
IdentifierKind = Literal[
    "email", "phone", "external_id", "tax_id", "whatsapp", "messenger", "instagram", "telegram", "x"
]
Value = Annotated[str, Field(min_length=1, max_length=320)]
Name = Annotated[str, Field(max_length=200)]
Language = Annotated[str, Field(max_length=10)]
TimeZone = Annotated[str, Field(max_length=64)]


class IdentifierGiven(Body):
    kind: IdentifierKind
    value: Value
    country: Annotated[str, Field(pattern=r"^([A-Z]{2})?$")] = Field(
        "", description="ISO 3166-1: how telephones without + and tax numbers are read; empty: the company's."
    )


class NewCustomer(Body):
    """A person or a company: with a name, with identifiers, or with both."""

    kind: Kind = "person"
    name: Name = ""
    email: Value | None = Field(None, description="The same as an identifier of that kind.")
    phone: Value | None = None
    external_id: Value | None = None
    identifiers: Annotated[list[IdentifierGiven], Field(max_length=50)] = []
    company: int | None = Field(None, description="The id of the company to which a person belongs.")
    language: Language = Field("", description="es or en; empty: the brand's.")
    time_zone: TimeZone = Field("", description="As in Europe/Madrid; empty: the brand's.")


class CustomerChange(Body):
    """What is to be different; what is not named stays."""

    kind: Kind = Field(LEFT_OUT)
    name: Name = Field(LEFT_OUT)
    identifiers: Annotated[list[IdentifierGiven], Field(max_length=50)] = Field(
        LEFT_OUT, description="All identifiers that the customer shall have: others are taken away."
    )
    company: int | None = Field(None, description="null: belongs to none.")
    language: Language = Field(LEFT_OUT)
    time_zone: TimeZone = Field(LEFT_OUT)
    version: int | None = Field(None, description="Refused with 409 when the customer is of another version.")


class IdentifierShown(BaseModel):
    kind: str
    value: str
    is_verified: bool
    is_reachable: bool


class CompanyShown(BaseModel):
    id: int
    name: str


class CustomerShown(BaseModel):
    """A person or a company with all that names them, what was joined with them included."""

    id: int
    kind: Kind
    name: str
    identifiers: list[IdentifierShown]
    company: CompanyShown | None
    language: str
    time_zone: str
    created_at: dt.datetime
    version: int
    merged_into: int | None = Field(description="The id of the customer who stands for this one today.")

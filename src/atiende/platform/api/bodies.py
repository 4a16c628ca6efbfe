"""Bodies and answers of endpoints: what is not asked for is refused by its name, and nothing is guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Annotated, Any, ClassVar, Final, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticKnownError

from atiende.kernel.refusals import InvalidInput
from atiende.platform.api.errors import NULL_REFUSED

Item = TypeVar("Item")
LEFT_OUT: Final[Any] = None
"""The default of a field that may be left out and not be null: its schema does not take null."""


def _as_text(value: object) -> object:
    if value is not None and not isinstance(value, str):
        raise PydanticKnownError("datetime_type")
    return value


Moment = Annotated[dt.datetime, BeforeValidator(_as_text), Field(strict=False)]
"""A time that a call gives, as text of RFC 3339: a number of seconds is no time."""


class Body(BaseModel):
    """What a call sends. Unknown fields and wrong types are refused; a number in quotes is no number."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    def given(self, *, nullable: Collection[str] = ()) -> dict[str, Any]:
        """The fields that the call names, as they are. Raises InvalidInput for null in any that is not `nullable`."""
        named = {name: getattr(self, name) for name in self.model_fields_set}
        if missing := [name for name, value in named.items() if value is None and name not in nullable]:
            raise InvalidInput(fields=dict.fromkeys(missing, NULL_REFUSED))
        return named


class Listed(BaseModel, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    next: str | None = Field(description="The cursor of the next page; null at the end.")

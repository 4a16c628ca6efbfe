"""Bodies and answers of endpoints: what is not asked for is refused by its name, and nothing is guessed."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")


class Body(BaseModel):
    """What a call sends. Unknown fields and wrong types are refused; a number in quotes is no number."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    def given(self) -> dict[str, Any]:
        """The fields that the call names, as they are."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class Listed(BaseModel, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    next: str | None = Field(description="The cursor of the next page; null at the end.")

"""Which columns hold sealed values. Rooms announce theirs when the program starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A text column of a table, where an empty text means no secret; or one entry `inside` a JSON object."""

    model_label: str
    field: str
    purpose: str
    inside: str = ""

    @property
    def model(self) -> type[Model]:
        return apps.get_model(self.model_label)

    @property
    def rows(self) -> Any:
        """Rows that hold a secret."""
        if self.inside:
            return self.model._default_manager.filter(**{f"{self.field}__has_key": self.inside})
        return self.model._default_manager.exclude(**{self.field: ""})

    @property
    def lookup(self) -> str:
        """How Django names the sealed text."""
        return f"{self.field}__{self.inside}" if self.inside else self.field

    def text_in(self, value: Any) -> str:
        """The sealed text in a value of the column."""
        return str(value[self.inside] if self.inside else value)

    def with_text(self, value: Any, text: str) -> Any:
        """The value of the column with another sealed text in it."""
        return {**value, self.inside: text} if self.inside else text


_columns: dict[tuple[str, str, str], SealedColumn] = {}


def register_sealed(model_label: str, field: str, purpose: str, *, inside: str = "") -> None:
    """Announce a column of sealed values, for instance ("identity.SingleSignOn", "sealed_secret", "identity.sso").

    The purpose is the one given to `seal`. Registering twice is harmless.
    """
    _columns[(model_label, field, inside)] = SealedColumn(model_label, field, purpose, inside)


def sealed_columns() -> tuple[SealedColumn, ...]:
    """Every announced column, in the order of announcement."""
    return tuple(_columns.values())

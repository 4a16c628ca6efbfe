"""Which columns hold sealed values. Rooms announce theirs when the program starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A text column of a table; an empty text means that there is no secret."""

    model_label: str
    field: str
    purpose: str

    @property
    def model(self) -> type[Model]:
        return apps.get_model(self.model_label)

    @property
    def rows(self) -> Any:
        """Rows that hold a secret."""
        return self.model._default_manager.exclude(**{self.field: ""})


_columns: dict[tuple[str, str], SealedColumn] = {}


def register_sealed(model_label: str, field: str, purpose: str) -> None:
    """Announce a column of sealed values, for instance ("identity.SingleSignOn", "sealed_secret", "identity.sso").

    The purpose is the one given to `seal`. Registering twice is harmless.
    """
    _columns[(model_label, field)] = SealedColumn(model_label, field, purpose)


def sealed_columns() -> tuple[SealedColumn, ...]:
    """Every announced column, in the order of announcement."""
    return tuple(_columns.values())

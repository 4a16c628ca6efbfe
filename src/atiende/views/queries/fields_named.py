"""Which views ask for an answer to a company's own field: without the field they would show nothing any more."""

from __future__ import annotations

from django.db.models import TextField
from django.db.models.functions import Cast

from atiende.tickets.queries import register_field_use
from atiende.tickets.rules.view_fields import OWN
from atiende.views.models import View


def views_that_name(key: str) -> list[str]:
    """Their names, whoever has them."""
    rows = View.objects.annotate(asked=Cast("condition", TextField()))
    return list(rows.filter(asked__contains=f'"{OWN}{key}"').order_by("name").values_list("name", flat=True))


def register() -> None:
    register_field_use("views", views_that_name)

"""Foreign keys point down the floors, and leave no trace on the room below."""

from __future__ import annotations

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField

from atiende.site.rooms import FLOORS

FLOOR_OF = {room: number for number, floor in enumerate(FLOORS) for room in floor}
"""0 is the roof."""


def own_relations():
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in FLOOR_OF:
            for field in model._meta.get_fields():
                if isinstance(field, ForeignKey | ManyToManyField):
                    yield model, field


def crosses(model, field) -> bool:
    return field.related_model._meta.app_label != model._meta.app_label


def test_relations_between_rooms_point_down_only():
    found = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model, field in own_relations()
        if crosses(model, field)
        and FLOOR_OF.get(field.related_model._meta.app_label, len(FLOORS)) <= FLOOR_OF[model._meta.app_label]
    ]
    assert found == []


def test_relations_between_rooms_cannot_be_followed_upwards():
    found = [
        f"{model._meta.label}.{field.name}: related_name={field.remote_field.related_name!r}"
        for model, field in own_relations()
        if crosses(model, field) and not (field.remote_field.related_name or "").endswith("+")
    ]
    assert found == []


def test_tables_are_named_after_their_room():
    found = [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in FLOOR_OF
        and not model._meta.db_table.startswith(f"{model._meta.app_label}_")
    ]
    assert found == []

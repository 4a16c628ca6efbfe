"""Events are facts in ids and primitives: they outlive code and carry nobody's words."""

from __future__ import annotations

import dataclasses
import importlib
import typing

import pytest

from atiende.kernel.events import event_classes
from atiende.site.rooms import ROOMS
from tests.architecture.source import PACKAGE, python_files

PRIMITIVES = {int, str, bool, float, type(None)}
A_PERSONS_WORDS = {
    "email",
    "name",
    "label",
    "subject",
    "body",
    "text",
    "note",
    "comment",
    "phone",
    "address",
    "title",
}


def of_the_product() -> list[type]:
    for path in python_files():
        if path.stem == "events" or path.parent.name == "events":
            importlib.import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts))
    return [event for event in event_classes().values() if event.__module__.split(".")[1] in ROOMS]


@pytest.mark.parametrize("event", of_the_product(), ids=lambda event: event.name)
def test_an_event_is_frozen_primitive_and_named_after_its_room(event):
    room = event.__module__.split(".")[1]
    assert event.__dataclass_params__.frozen
    assert event.name.startswith(f"{room}.")
    assert event.aggregate_kind
    hints = typing.get_type_hints(event)
    for field in dataclasses.fields(event):
        kinds = set(typing.get_args(hints[field.name])) or {hints[field.name]}
        assert kinds <= PRIMITIVES, f"{field.name} is not a primitive"
        assert field.name not in A_PERSONS_WORDS, f"{field.name} would carry a person's words"

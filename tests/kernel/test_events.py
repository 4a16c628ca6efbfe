from dataclasses import dataclass

import pytest

from atiende.kernel.events import Event, event_class, event_classes


@dataclass(frozen=True, slots=True)
class KettleBoiled(Event):
    name = "kitchen.kettle_boiled.v1"
    aggregate_kind = "kettle"
    kettle_id: int
    litres: int = 1


@pytest.fixture(autouse=True)
def _forget():
    yield
    from atiende.kernel import events

    events._registered.pop("kitchen.kettle_boiled.v2", None)


def test_an_event_survives_being_stored() -> None:
    event = KettleBoiled(kettle_id=7, litres=2)
    assert event_class("kitchen.kettle_boiled.v1").from_payload(event.payload()) == event
    assert event.aggregate == "kettle:7"


def test_a_field_of_a_later_version_is_left_aside() -> None:
    assert KettleBoiled.from_payload({"kettle_id": 7, "colour": "red"}) == KettleBoiled(kettle_id=7)


def test_two_events_cannot_share_a_name() -> None:
    with pytest.raises(TypeError, match="two events"):

        class Impostor(Event):
            name = "kitchen.kettle_boiled.v1"


def test_a_name_without_a_version_is_refused() -> None:
    with pytest.raises(TypeError, match=r"room\.fact\.vN"):

        class Nameless(Event):
            name = "kettle"

    assert "kettle" not in event_classes()

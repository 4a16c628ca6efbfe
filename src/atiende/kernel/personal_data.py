"""What a room hands over when a person asks for their data: the shape of the door `personal_data`.

A room offers `export_customer(customer_ids) -> PersonalData` and `erase_customer(customer_ids, *, at, by) -> None`;
both get all ids that are the same person. Erasing runs inside the transaction of whoever asks: all rooms, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Record = Mapping[str, object]
"""Column → value: texts, numbers, booleans, instants, and lists or mappings of these."""


@dataclass(frozen=True, slots=True)
class PersonalFile:
    """A stored file that belongs to the person: the id in the storage, and the name under which it was sent."""

    file_id: int
    name: str


@dataclass(frozen=True, slots=True)
class PersonalData:
    """`records` by kind ("tickets", "messages"); they may be read lazily, once."""

    records: Mapping[str, Iterable[Record]]
    files: Iterable[PersonalFile] = field(default_factory=tuple)

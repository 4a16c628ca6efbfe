"""One finding of the doctor."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

State = Literal["ok", "warning", "failure"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`name` is stable, for programs; `says` and `do` are in the reader's language."""

    name: str
    state: State
    says: str
    do: str = ""

    def as_json(self) -> dict[str, str]:
        return asdict(self)

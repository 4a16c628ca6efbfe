"""What programs get about rules."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, Field


class RuleShown(BaseModel):
    """A rule. `says` is its newest version, `active_number` the version that works."""

    id: int
    name: str
    url: str
    position: int
    state: Literal["on", "off", "gone", "loop"] = Field(
        description="`gone` and `loop`: it stopped by itself, as it refers to what is gone or ran in circles."
    )
    active_number: int | None
    newest_number: int
    sentence: str = Field(description="The newest version as a sentence, in the language of the call.")
    says: dict[str, Any] = Field(
        description="The same as docs/rules.md tells of the file of the set-up, with ids."
    )


class RuleRunShown(BaseModel):
    """One rule looking at one case."""

    id: int
    rule: int
    number: int = Field(description="The version that looked.")
    ticket: int
    event: str
    outcome: Literal["acted", "passed", "refused", "failed", "stopped"]
    why: str = Field(description="What decided when it did not act: a code, or empty.")
    deeds: list[dict[str, str]]
    at: dt.datetime
    took_ms: int

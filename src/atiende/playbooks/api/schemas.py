"""What programs get of canned replies."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, Field


class CannedReplyShown(BaseModel):
    id: int
    name: str
    folder: str
    text: str = Field(description="In usted, or neutral, with its variables.")
    text_tu: str = Field(description="Empty: the same as `text`.")
    text_vos: str = Field(description="Empty: the same as `text`.")
    html: str = Field(description="`text` with its formatting; empty where it has none.")
    brand: int | None = Field(description="The id of the brand; null: of any.")
    team: int | None = Field(description="The id of the team; null: of any.")
    language: str = Field(description="`es`, `en`, or empty for any.")
    uses: int
    used_at: dt.datetime | None

"""An article of another system, as it is handed in to be taken over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import gettext_noop

TITLE_MISSING: Final = gettext_noop("An article needs a title.")
TOO_HEAVY: Final = gettext_noop("The formatting of this article is too complicated to be taken.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleElsewhere:
    """`html` as it was found there, or `text` where there is none. `category`: its path, the outermost first."""

    brand_id: int
    title: str
    html: str = ""
    text: str = ""
    language: str = ""
    category: tuple[str, ...] = ()
    is_published: bool = False
    origin: str = ""
    written_at: dt.datetime | None = None

"""What a new case needs to know of its brand, in one prepared statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from atiende.platform.postgres.reading import read_row

_SELECT: Final = """
SELECT brand.id, brand.slug, brand.language, brand.time_zone,
    NOT EXISTS (SELECT FROM organisation_brandarchival WHERE brand_id = brand.id)
FROM organisation_brand brand
"""
_OF_ID: Final = _SELECT + "WHERE brand.id = %s"
_DEFAULT: Final = _SELECT + "WHERE brand.is_default"


@dataclass(frozen=True, slots=True)
class BrandAtWork:
    """`is_open`: False for one that serves nobody any more."""

    id: int
    slug: str
    language: str
    time_zone: str
    is_open: bool


def brand_at_work(brand_id: int | None) -> BrandAtWork | None:
    """The brand of this id, or the one for whatever names none. What it says is no secret inside the house."""
    row = read_row(_DEFAULT) if brand_id is None else read_row(_OF_ID, [brand_id])
    return None if row is None else BrandAtWork(*row)

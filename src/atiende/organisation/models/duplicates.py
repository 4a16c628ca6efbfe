"""Names that exist once: the database decides, and its refusal is put into words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from atiende.organisation.errors import (
    BRAND_HOST_TAKEN,
    BRAND_NAME_TAKEN,
    BRAND_SLUG_TAKEN,
    TEAM_NAME_TAKEN,
    NameTaken,
)

_DUPLICATES: Mapping[str, tuple[str, str]] = {
    "brand_name_once": ("name", BRAND_NAME_TAKEN),
    "brand_slug_once": ("slug", BRAND_SLUG_TAKEN),
    "brand_host_once": ("hosts", BRAND_HOST_TAKEN),
    "team_name_once": ("name", TEAM_NAME_TAKEN),
}


@contextmanager
def refusing_duplicates() -> Iterator[None]:
    """Turn the database's unique violation into NameTaken on the field concerned; two at once cannot slip through."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        found = _DUPLICATES.get(getattr(diagnosis, "constraint_name", None) or "")
        if found is None:
            raise
        raise NameTaken(fields=dict([found])) from error

"""Names of brands and teams exist once: raises NameTaken on the field concerned."""

from __future__ import annotations

from functools import partial

from atiende.organisation.errors import (
    BRAND_HOST_TAKEN,
    BRAND_NAME_TAKEN,
    BRAND_SLUG_TAKEN,
    TEAM_NAME_TAKEN,
    NameTaken,
)
from atiende.platform.postgres import uniqueness

refusing_duplicates = partial(
    uniqueness.refusing_duplicates,
    NameTaken,
    {
        "brand_name_once": ("name", BRAND_NAME_TAKEN),
        "brand_slug_once": ("slug", BRAND_SLUG_TAKEN),
        "brand_host_once": ("hosts", BRAND_HOST_TAKEN),
        "team_name_once": ("name", TEAM_NAME_TAKEN),
    },
)

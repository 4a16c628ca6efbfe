"""Names of brands and teams exist once: raises NameTaken on the field concerned."""

from __future__ import annotations

from functools import partial

from atiende.organisation.errors import (
    BRAND_HOST_TAKEN,
    BRAND_NAME_TAKEN,
    BRAND_SLUG_TAKEN,
    CALENDAR_NAME_TAKEN,
    PATTERN_NAME_TAKEN,
    TEAM_NAME_TAKEN,
    UNIT_NAME_TAKEN,
    NameTaken,
)
from atiende.organisation.rules.skills import SKILL_NAME_TAKEN
from atiende.platform.postgres import uniqueness

refusing_duplicates = partial(
    uniqueness.refusing_duplicates,
    NameTaken,
    {
        "brand_name_once": ("name", BRAND_NAME_TAKEN),
        "brand_slug_once": ("slug", BRAND_SLUG_TAKEN),
        "brand_host_once": ("hosts", BRAND_HOST_TAKEN),
        "team_name_once": ("name", TEAM_NAME_TAKEN),
        "calendar_name_once": ("name", CALENDAR_NAME_TAKEN),
        "shift_pattern_name_once": ("name", PATTERN_NAME_TAKEN),
        "skill_name_once": ("name", SKILL_NAME_TAKEN),
        "skill_key_once": ("key", SKILL_NAME_TAKEN),
        "unit_name_once": ("name", UNIT_NAME_TAKEN),
    },
)

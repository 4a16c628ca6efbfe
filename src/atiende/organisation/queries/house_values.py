"""The values of the variables that are the same in every case: who writes, in whose name, and the day."""

from __future__ import annotations

import datetime as dt
import zoneinfo

from django.utils.translation import override

from atiende.organisation.models import Agent
from atiende.organisation.queries.company import organisation
from atiende.organisation.rules.speaking import SpeakingBrand
from atiende.organisation.rules.variables import (
    AGENT_NAME,
    AGENT_TITLE,
    BRAND_NAME,
    COMPANY_NAME,
    TODAY,
)
from atiende.platform.formats import format_date


def house_values(
    agent_id: int, brand: SpeakingBrand, *, language: str, zone: str, at: dt.datetime
) -> dict[str, str]:
    """By their English names, in two queries; the day as it is written in this language and zone."""
    agent = Agent.objects.filter(pk=agent_id).first()
    company = organisation()
    day = at.astimezone(zoneinfo.ZoneInfo(zone or brand.time_zone)).date()
    return {
        AGENT_NAME: agent.display_name if agent else "",
        AGENT_TITLE: agent.job_title if agent else "",
        BRAND_NAME: brand.name,
        COMPANY_NAME: company.name if company else "",
        TODAY: _told(day, language or brand.language),
    }


def _told(day: dt.date, language: str) -> str:
    with override(language):
        return format_date(day)

"""Give up the names of the demonstration that the company wants for itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.organisation.actions.change_brand import change_brand
from atiende.organisation.actions.change_team import change_team
from atiende.organisation.models import Brand, Team
from atiende.organisation.queries import fields_of_brand
from atiende.organisation.rules.demonstration import name_apart
from atiende.organisation.rules.staff import TeamFields
from atiende.platform.demonstration import marked


def have_demonstration_step_aside(*, brand_name: str, team_name: str, by: Actor, at: dt.datetime) -> None:
    """A part of the set-up, in its transaction. What is called so and is none of the demonstration's stays as it is.

    Raises NotPermitted.
    """
    by.require("organisation.manage")
    with transaction.atomic():
        for brand in Brand.objects.filter(pk__in=marked("brand"), folded_name=folded(brand_name)[:100]):
            fields = replace(fields_of_brand(brand), name=name_apart(brand.name), slug="")
            change_brand(brand_id=brand.pk, fields=fields, version=brand.version, by=by, at=at)
        for team in Team.objects.filter(pk__in=marked("team"), folded_name=folded(team_name)[:100]):
            renamed = TeamFields(name_apart(team.name), team.purpose, team.brand_id)
            change_team(team_id=team.pk, fields=renamed, version=team.version, by=by, at=at)

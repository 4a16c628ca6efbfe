"""Make the units of a ready structure, to be changed afterwards like any other."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import folded
from atiende.organisation.actions.create_unit import create_unit
from atiende.organisation.models import Unit
from atiende.organisation.rules.structures import pieces_of, structure_of
from atiende.organisation.rules.units import UnitFields
from atiende.platform.audit import record


def make_structure(*, key: str, by: Actor, at: dt.datetime) -> int:
    """In the present language; units of these names that are in the tree already stay and are built upon.

    How many were made. Raises NotPermitted and NotFound.
    """
    by.require("organisation.manage")
    structure = structure_of(key)
    if structure is None:
        raise NotFound
    made = 0
    with transaction.atomic():
        ids: dict[tuple[str, str], int] = {}
        for dimension, piece, above in pieces_of(structure):
            name = gettext(piece.name)
            found = Unit.objects.filter(dimension=dimension, folded_name=folded(name), archival=None).first()
            if found is None:
                parent_id = ids[dimension, above.name] if above else None
                found = create_unit(
                    dimension=dimension, fields=UnitFields(name), parent_id=parent_id, by=by, at=at
                )
                made += 1
            ids[dimension, piece.name] = found.pk
        record(
            by=by,
            verb="organisation.structure_made",
            target_kind="structure",
            target_id=key,
            at=at,
            details={"units": made},
        )
    return made

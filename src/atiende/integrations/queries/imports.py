"""Imports, for those who manage the settings."""

from __future__ import annotations

from atiende.integrations.models import Import
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound

GRANT = "settings.manage"


def list_imports(actor: Actor, *, limit: int = 20) -> list[Import]:
    """The newest, with their brand. Raises NotPermitted."""
    actor.require(GRANT)
    return list(Import.objects.select_related("brand").order_by("-pk")[:limit])


def get_import(actor: Actor, import_id: int, *, is_locked: bool = False) -> Import:
    """Locked: until the transaction ends. Raises NotPermitted and NotFound."""
    actor.require(GRANT)
    rows = Import.objects.select_for_update() if is_locked else Import.objects.select_related("brand")
    found = rows.filter(pk=import_id).first() if 0 < import_id < 2**63 else None
    if found is None:
        raise NotFound
    return found

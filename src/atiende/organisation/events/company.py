"""The company and its brands."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class OrganisationSetUp(Event):
    """The company exists: the installation can be used."""

    name = "organisation.set_up.v1"
    aggregate_kind = "organisation"
    set_up_by: int

    @property
    def aggregate_id(self) -> int:
        return 1


@dataclass(frozen=True, slots=True)
class OrganisationChanged(Event):
    """Something that the company says about itself is different now."""

    name = "organisation.changed.v1"
    aggregate_kind = "organisation"
    fields: str
    changed_by: int

    @property
    def aggregate_id(self) -> int:
        return 1


@dataclass(frozen=True, slots=True)
class BrandCreated(Event):
    """A brand was added; the first one is the default brand."""

    name = "organisation.brand_created.v1"
    aggregate_kind = "brand"
    brand_id: int
    is_default: bool
    created_by: int


@dataclass(frozen=True, slots=True)
class BrandChanged(Event):
    """Name, voice, addresses or colours of a brand are different now."""

    name = "organisation.brand_changed.v1"
    aggregate_kind = "brand"
    brand_id: int
    fields: str
    changed_by: int


@dataclass(frozen=True, slots=True)
class BrandMadeDefault(Event):
    """What names no brand belongs to this one from now on."""

    name = "organisation.brand_made_default.v1"
    aggregate_kind = "brand"
    brand_id: int
    changed_by: int


@dataclass(frozen=True, slots=True)
class BrandArchived(Event):
    """A brand serves nobody any more."""

    name = "organisation.brand_archived.v1"
    aggregate_kind = "brand"
    brand_id: int
    archived_by: int


@dataclass(frozen=True, slots=True)
class BrandRestored(Event):
    """An archived brand serves customers again."""

    name = "organisation.brand_restored.v1"
    aggregate_kind = "brand"
    brand_id: int
    restored_by: int

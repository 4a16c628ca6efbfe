"""Put all that is held on a customer into a folder: the right of access (GDPR, art. 15 and 20)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.translation import get_language, override

from atiende.customers.queries import cluster_of, get_customer_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.privacy.queries import require
from atiende.privacy.writing import write_folder


@dataclass(frozen=True, slots=True)
class Exported:
    """How much lies in the folder now; `missing` files are named in it without their content."""

    customer_ids: frozenset[int]
    records: int
    files: int
    missing: int


def export_customer(
    *, customer_id: int, folder: Path, by: Actor, at: dt.datetime, advance: Callable[[], None] = lambda: None
) -> Exported:
    """Everything of everybody who was found to be the same, in the customer's language.

    `advance` is told of each record and file, outside of any transaction.

    Raises NotPermitted, NotFound, FolderNotEmpty and FolderUnusable.
    """
    require(by)
    customer = get_customer_for(by, customer_id)
    ids = cluster_of(customer_id)
    with override(customer.language or get_language()):
        written = write_folder(folder, ids, at=at, advance=advance)
    with transaction.atomic():
        record(
            by=by,
            verb="privacy.customer_exported",
            target_kind="customer",
            target_id=customer_id,
            at=at,
            details={"customers": len(ids), "records": written.records, "files": written.files},
        )
    return Exported(ids, written.records, written.files, written.missing)

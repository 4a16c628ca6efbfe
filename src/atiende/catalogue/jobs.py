"""Background entrance of catalogue: a file is read line by line, and what cannot be kept is told by its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext, override

from atiende.catalogue.actions.save_order import save_order
from atiende.catalogue.actions.save_owned_product import save_owned_product
from atiende.catalogue.actions.save_products import save_products
from atiende.catalogue.rules.fields import OrderFields, OwnedFields, ProductFields
from atiende.catalogue.rules.importing import Read, read_all, table_of
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.organisation.queries import organisation
from atiende.platform.jobs import job
from atiende.platform.jobs.progress import LongJob
from atiende.platform.storage import find_file, open_file, release

_TOGETHER: Final = 500


@job("catalogue.import_file", retries=0)
def import_file(*, long_job_id: int, file_id: int, kind: str, language: str) -> None:
    """The same file again changes nothing: products and orders are known by their codes and numbers."""
    with open_file(find_file(file_id)) as stream:
        table = table_of(stream.read(), kind)
    found = list(read_all(table, kind)) if table is not None else []
    company = organisation()
    with LongJob.running(long_job_id, total=len(found)) as progress, override(language):
        kept = 0
        for part in _in_parts(found, _TOGETHER):
            refused = _refused(part, company.country if company else "")
            for line, reason in refused:
                words = gettext("Line %(line)s: %(reason)s")
                progress.note_error(words % {"line": line, "reason": gettext(reason)})
            kept += len(part) - len(refused)
            progress.advance(len(part))
        progress.result = {"kept": kept, "refused": len(found) - kept}
    release(file_id)


def _in_parts(found: list[Read], size: int) -> Iterator[list[Read]]:
    """In parts of this size, in their order."""
    for start in range(0, len(found), size):
        yield found[start : start + size]


def _refused(part: list[Read], country: str) -> list[tuple[int, str]]:
    """Line and reason of those that were not kept. Products are kept together, unless one of them stands in the way."""
    products = [each.found for each in part if isinstance(each.found, ProductFields)]
    try:
        if products:
            save_products(products=products, by=SYSTEM, at=utc_now())
        together = {id(each) for each in products}
    except Refusal:
        together = set()
    rest = [each for each in part if id(each.found) not in together]
    told = [(each.line, _kept(each, country)) for each in rest]
    return [(line, reason) for line, reason in told if reason]


def _kept(read: Read, country: str) -> str:
    """Empty when it was; else the msgid of the reason."""
    if read.found is None:
        return read.refused
    try:
        if isinstance(read.found, ProductFields):
            save_products(products=[read.found], by=SYSTEM, at=utc_now())
        elif isinstance(read.found, OrderFields):
            save_order(order=read.found, country=country, by=SYSTEM, at=utc_now())
        elif isinstance(read.found, OwnedFields):
            save_owned_product(owned=read.found, country=country, by=SYSTEM, at=utc_now())
    except Refusal as refusal:
        return next(iter(refusal.fields.values()), refusal.message)
    return ""

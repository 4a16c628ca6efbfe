"""Background entrance of catalogue: a file is read line by line, and what cannot be kept is told by its line."""

from __future__ import annotations

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


@job("catalogue.import_file", retries=0)
def import_file(*, long_job_id: int, file_id: int, kind: str, language: str) -> None:
    """The same file again changes nothing: products and orders are known by their codes and numbers."""
    with open_file(find_file(file_id)) as stream:
        table = table_of(stream.read(), kind)
    found = list(read_all(table, kind)) if table is not None else []
    company = organisation()
    with LongJob.running(long_job_id, total=len(found)) as progress, override(language):
        kept = 0
        for read in found:
            told = _kept(read, company.country if company else "")
            if told:
                line = gettext("Line %(line)s: %(reason)s")
                progress.note_error(line % {"line": read.line, "reason": gettext(told)})
            kept += not told
            progress.advance()
        progress.result = {"kept": kept, "refused": len(found) - kept}
    release(file_id)


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

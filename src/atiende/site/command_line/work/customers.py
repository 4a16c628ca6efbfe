"""What `atiende customer …` does, in the name of the system."""

from __future__ import annotations

import argparse
import json
import sys

from atiende.customers.queries import cluster_of, get_customer_for, identifiers_of
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, Refusal, gettext_noop
from atiende.kernel.text import one_line
from atiende.privacy.actions.erase_customer import erase_customer
from atiende.privacy.actions.export_customer import export_customer
from atiende.site.command_line.progress import Bar
from atiende.site.command_line.words import gettext, ngettext
from atiende.site.command_line.work.people import in_one_sentence


class UnknownCustomer(NotFound):
    code = "unknown_customer"
    message = gettext_noop("There is no customer with this number.")


class NotConfirmed(Refusal):
    code = "not_confirmed"
    message = gettext_noop("Nothing was erased. Type the number when asked, or add --yes.")


@in_one_sentence
def export(arguments: argparse.Namespace) -> int:
    """Raises UnknownCustomer, FolderNotEmpty, FolderUnusable."""
    _known(arguments.customer_id)
    bar = Bar()
    made = export_customer(
        customer_id=arguments.customer_id,
        folder=arguments.folder,
        by=SYSTEM,
        at=utc_now(),
        advance=bar.add,
    )
    bar.end()
    if arguments.json:
        told = {
            "customers": sorted(made.customer_ids),
            "records": made.records,
            "files": made.files,
            "missing_files": made.missing,
        }
        sys.stdout.write(json.dumps(told) + "\n")
        return 0
    said = ngettext(
        "%(count)s record and %(files)s files written to %(folder)s.",
        "%(count)s records and %(files)s files written to %(folder)s.",
        made.records,
    )
    values = {"count": made.records, "files": made.files, "folder": arguments.folder}
    sys.stdout.write(said % values + "\n")
    return 0


@in_one_sentence
def erase(arguments: argparse.Namespace) -> int:
    """Raises UnknownCustomer, NotConfirmed."""
    _known(arguments.customer_id)
    if not arguments.yes and not _is_confirmed(arguments.customer_id):
        raise NotConfirmed
    erased = erase_customer(customer_id=arguments.customer_id, rule=arguments.rule, by=SYSTEM, at=utc_now())
    if arguments.json:
        sys.stdout.write(json.dumps({"erased": sorted(erased)}) + "\n")
        return 0
    numbers = ", ".join(str(each) for each in sorted(erased))
    sys.stdout.write(gettext("Erased: %(numbers)s") % {"numbers": numbers} + "\n")
    return 0


def _known(customer_id: int) -> None:
    try:
        get_customer_for(SYSTEM, customer_id)
    except NotFound as error:
        raise UnknownCustomer from error


def _is_confirmed(customer_id: int) -> bool:
    if not sys.stdin.isatty():
        return True  # a script that names a number has said what it wants, and nobody is there to be asked
    ids = cluster_of(customer_id)
    lines = [one_line(get_customer_for(SYSTEM, each).name) for each in sorted(ids)]
    lines += [one_line(identifier.value) for identifier in identifiers_of(ids)]
    sys.stderr.write("".join(f"  {line}\n" for line in lines if line))
    question = gettext("All of this customer will be erased for ever. Type %(number)s to confirm: ")
    sys.stderr.write(question % {"number": customer_id})
    sys.stderr.flush()
    return sys.stdin.readline().strip() == str(customer_id)

"""What `atiende import` does, in the name of the system."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from atiende.integrations.actions.import_files import import_files
from atiende.integrations.rules.importing.files import Files
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, Refusal
from atiende.kernel.text import folded
from atiende.organisation.queries import brands_visible_to, default_brand, teams_visible_to
from atiende.site.command_line.progress import Bar
from atiende.site.command_line.words import gettext, gettext_noop
from atiende.site.command_line.work.mail_files import missing_of
from atiende.site.command_line.work.mail_import import NO_SUCH_PATH
from atiende.site.command_line.work.people import in_one_sentence

_FIRST = 10
LINES = (
    ("read", gettext_noop("read: %(count)s")),
    ("taken", gettext_noop("brought in: %(count)s")),
    ("known", gettext_noop("there already: %(count)s")),
    ("left_out", gettext_noop("left out: %(count)s")),
    ("messages", gettext_noop("messages: %(count)s")),
    ("new_customers", gettext_noop("new customers: %(count)s")),
    ("files_left_behind", gettext_noop("attachments not brought along: %(count)s")),
    ("warnings", gettext_noop("brought in with something missing: %(count)s")),
)


class UnknownBrand(NotFound):
    code = "unknown_brand"
    message = gettext_noop("There is no brand of this name.")


class UnknownTeam(NotFound):
    code = "unknown_team"
    message = gettext_noop("There is no team %(name)s.")

    def __init__(self, name: str) -> None:
        super().__init__()
        self.params = {"name": name}


class NotAPair(Refusal):
    code = "not_a_pair"
    message = gettext_noop("Write a name, = and another name.")


@in_one_sentence
def bring_in(arguments: argparse.Namespace) -> int:
    """0 when everything could be read, also lines that had to be left out; 1 for what is refused as a whole."""
    if missing := missing_of(arguments.path):
        sys.stderr.write(gettext(NO_SUCH_PATH) % {"path": missing} + "\n")
        return 1
    files = Files(
        kind=arguments.kind,
        brand_id=_brand(arguments.brand),
        paths=[(Path(path).name or path, Path(path)) for path in arguments.path],
        system=arguments.system,
        source=arguments.source,
        mapping=dict(_pairs(arguments.column)),
        teams={folded(name): _team(called) for name, called in _pairs(arguments.team)},
        makes_teams=not arguments.no_new_teams,
    )
    bar = Bar()
    report = import_files(
        files=files,
        is_trial=arguments.dry_run,
        by=SYSTEM,
        at=utc_now(),
        language=get_language() or "es",
        problems_into=Path(arguments.problems) if arguments.problems else None,
        advance=bar.add,
    )
    bar.end()
    report["dry_run"] = arguments.dry_run
    if arguments.json:
        sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
    else:
        _tell(report)
    return 0


def _tell(report: dict[str, Any]) -> None:
    if report["dry_run"]:
        sys.stdout.write(gettext("This was a trial: nothing was written.") + "\n")
    for key, line in LINES:
        if report[key] or key in ("read", "taken"):
            sys.stdout.write(gettext(line) % {"count": report[key]} + "\n")
    for key, line in (
        ("unknown_agents", gettext("agents that are not here: %(names)s")),
        ("made_teams", gettext("teams made: %(names)s")),
    ):
        if report[key]:
            sys.stdout.write(line % {"names": ", ".join(report[key])} + "\n")
    for each in report["first_problems"][:_FIRST]:
        place = f"{each['file']}:{each['line']}" if each["line"] else each["file"]
        sys.stdout.write(f"  {place} {each['id']} {gettext(each['reason'])}\n")


def _brand(name: str | None) -> int:
    if not name:
        brand = default_brand()
        if brand is None:
            raise UnknownBrand
        return int(brand.pk)
    found = next(
        (b for b in brands_visible_to(SYSTEM).order_by("pk") if folded(b.name) == folded(name)), None
    )
    if found is None:
        raise UnknownBrand
    return int(found.pk)


def _team(called: str) -> int:
    if not called:
        return 0
    found = teams_visible_to(SYSTEM).filter(folded_name=folded(called)[:100], archival=None).first()
    if found is None:
        raise UnknownTeam(called)
    return int(found.pk)


def _pairs(told: Iterable[str]) -> Iterable[tuple[str, str]]:
    for each in told:
        name, sign, other = each.partition("=")
        if not sign or not name.strip():
            raise NotAPair
        yield name.strip(), other.strip()

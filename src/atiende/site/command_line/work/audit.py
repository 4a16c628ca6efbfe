"""What `atiende audit …` does."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.platform.audit.evidence_check import EvidenceCount
from atiende.platform.audit.export import export_seals, read_exported
from atiende.platform.audit.seal import seal_pending
from atiende.platform.audit.stored import count_sealed
from atiende.platform.audit.verify import Fault, Finding, VerifyResult, verify
from atiende.platform.upkeep.verification import as_result
from atiende.site.command_line.progress import Bar
from atiende.site.command_line.words import gettext, ngettext

_SENTENCES = {
    Fault.ALTERED_ENTRY: gettext_noop("Entry %(entry)s was altered after it was sealed (seal %(seal)s)."),
    Fault.MISSING_ENTRY: gettext_noop("Entry %(entry)s is missing from seal %(seal)s."),
    Fault.INSERTED_ENTRY: gettext_noop("Entry %(entry)s was slipped into seal %(seal)s."),
    Fault.ALTERED_SEAL: gettext_noop("Seal %(seal)s was altered."),
    Fault.MISSING_SEAL: gettext_noop("Seal %(seal)s is missing."),
    Fault.DIFFERS_FROM_EXPORT: gettext_noop("Seal %(seal)s is not the one that was exported."),
    Fault.ALTERED_EVIDENCE: gettext_noop(
        "What is kept is not what entry %(entry)s was bound to (seal %(seal)s)."
    ),
}


class FileOutOfReach(Refusal):
    code = "file_out_of_reach"
    message = gettext_noop("The file %(file)s cannot be used: %(reason)s.")

    def __init__(self, file: Path, error: OSError) -> None:
        super().__init__(file=file, reason=error.strerror or error)


def verify_seals(arguments: argparse.Namespace) -> int:
    """Exit code 1 when something differs from what was sealed. Raises FileOutOfReach, NotASealFile."""
    bar = Bar(total=count_sealed())
    result = verify(bar.add, exported=_exported(arguments.seals))
    bar.end()
    sys.stdout.write(json.dumps(as_result(result)) + "\n" if arguments.json else _as_text(result))
    return 0 if result.finding is None else 1


def export(arguments: argparse.Namespace) -> int:
    """Seal what is pending and write every seal. Raises FileOutOfReach."""
    seal_pending(utc_now())
    try:
        count = export_seals(arguments.file)
    except OSError as error:
        raise FileOutOfReach(arguments.file, error) from error
    said = ngettext("%(count)s seal written to %(file)s.", "%(count)s seals written to %(file)s.", count)
    sys.stdout.write(said % {"count": count, "file": arguments.file} + "\n")
    return 0


def _exported(file: Path | None) -> dict[int, str] | None:
    if file is None:
        return None
    try:
        return read_exported(file)
    except (OSError, UnicodeDecodeError) as error:
        raise FileOutOfReach(file, error if isinstance(error, OSError) else OSError(error.reason)) from error


def _as_text(result: VerifyResult) -> str:
    lines = [_of_finding(result.finding)] if result.finding else []
    lines.append(
        gettext("%(entries)s entries under %(seals)s seals checked; %(unsealed)s not sealed yet.")
        % {"entries": result.entries, "seals": result.seals, "unsealed": result.unsealed}
    )
    if result.dropped:
        said = ngettext(
            "Of %(count)s entry, dropped when its time was over, only the digest is left.",
            "Of %(count)s entries, dropped when their time was over, only the digests are left.",
            result.dropped,
        )
        lines.append(said % {"count": result.dropped})
    if result.evidence != EvidenceCount():
        said = gettext(
            "Originals of messages as they came: %(holding)s; of erased persons: %(erased)s; kept no more: %(gone)s."
        )
        lines.append(said % asdict(result.evidence))
    lines += [
        gettext(
            "The name of agent %(actor)s was erased on %(date)s by the rule %(rule)s; their entries hold."
        )
        % {"actor": erased.actor_id, "date": erased.at.date().isoformat(), "rule": erased.rule}
        for erased in result.erased
    ]
    lines += [
        gettext(
            "What was held on %(kind)s %(id)s was erased on %(date)s by the rule %(rule)s; the entries hold."
        )
        % {
            "kind": _kind(erased.kind),
            "id": erased.id,
            "date": erased.at.date().isoformat(),
            "rule": erased.rule,
        }
        for erased in result.erased_subjects
    ]
    if result.finding is None:
        lines.append(gettext("Nothing was altered."))
    return "\n".join(lines) + "\n"


def _of_finding(finding: Finding) -> str:
    return gettext(_SENTENCES[finding.fault]) % {"entry": finding.entry_id, "seal": finding.seal_number}


def _kind(kind: str) -> str:
    return gettext("customer") if kind == "customer" else kind

"""Verifying the audit as a long job, for whoever starts it from a screen."""

from __future__ import annotations

from atiende.platform.audit.stored import count_sealed
from atiende.platform.audit.verify import VerifyResult, verify
from atiende.platform.jobs import job
from atiende.platform.jobs.progress import LongJob

KIND = "audit.verify"


@job("platform.verify_audit", retries=0)
def verify_audit(*, long_job_id: int) -> None:
    """Walk the whole chain; the result says whether it holds and names the first fault."""
    with LongJob.running(long_job_id, total=count_sealed()) as progress:
        result = verify(progress.advance)
        progress.result = as_result(result)
        if result.finding is not None:
            progress.note_error(f"{result.finding.fault}: {progress.result}")


def as_result(result: VerifyResult) -> dict[str, int | str | bool | None]:
    """Ids and enums, fit for a screen or for JSON."""
    finding = result.finding
    return {
        "holds": finding is None,
        "fault": finding.fault.value if finding else None,
        "seal_number": finding.seal_number if finding else None,
        "entry_id": finding.entry_id if finding else None,
        "seals": result.seals,
        "entries": result.entries,
        "unsealed": result.unsealed,
        "erased": len(result.erased) + len(result.erased_subjects),
        "dropped": result.dropped,
        "evidence": result.evidence.holding,
        "evidence_erased": result.evidence.erased,
        "evidence_gone": result.evidence.gone,
    }

"""What work on jobs refuses."""

from __future__ import annotations

from atiende.kernel.refusals import Conflict, NotFound, gettext_noop


class JobNotFailed(Conflict):
    code = "job_not_failed"
    message = gettext_noop("This job is not among the failed ones any more.")


class LongJobNotFound(NotFound):
    code = "long_job_not_found"


class LongJobOver(Conflict):
    code = "long_job_over"
    message = gettext_noop("This job has already ended.")

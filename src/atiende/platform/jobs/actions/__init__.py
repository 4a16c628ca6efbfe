"""What a person does about jobs: run a failed one again, stop a long one."""

from atiende.platform.jobs.actions.cancel_long_job import cancel_long_job
from atiende.platform.jobs.actions.retry_failed_job import retry_failed_job

__all__ = ["cancel_long_job", "retry_failed_job"]

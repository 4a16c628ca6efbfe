"""The job queue: slow or fallible work, run by workers, tried again with growing waits."""

from atiende.platform.jobs.job import declared_jobs, defer, defer_many, job

__all__ = ["declared_jobs", "defer", "defer_many", "job"]

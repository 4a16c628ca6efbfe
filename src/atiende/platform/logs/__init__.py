"""Structured logs, the same for every process."""

from __future__ import annotations


def configure(process_name: str) -> None:
    """Set up logging for this process."""

"""Structured logs, the same for every process: `logging.getLogger(__name__).info("what happened", extra={…})`."""

from atiende.platform.logs.configuring import configure
from atiende.platform.logs.redaction import redacted, redacted_text

__all__ = ["configure", "redacted", "redacted_text"]

"""The one line that tells why something of the system failed."""

from __future__ import annotations

import shutil


def words_of(error: OSError | shutil.Error) -> str:
    """`No space left on device`, also out of the list that a copy of many files ends with."""
    if isinstance(error, shutil.Error) and error.args and error.args[0]:
        return str(error.args[0][0][-1])
    return f"{error.strerror or error} ({error.filename})" if error.filename else str(error.strerror or error)


def last_line(output: bytes) -> str:
    lines = [line.strip() for line in output.decode(errors="replace").splitlines() if line.strip()]
    telling = [line for line in lines if "FATAL" in line or "ERROR" in line.upper()]
    return (telling or lines or ["it said nothing"])[-1][:300].rstrip(".")

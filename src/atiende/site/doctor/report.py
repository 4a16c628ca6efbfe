"""The findings, as lines for people or JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from atiende.site.command_line.words import gettext, gettext_noop
from atiende.site.doctor.finding import Finding

_WORDS = {"ok": gettext_noop("ok"), "warning": gettext_noop("warning"), "failure": gettext_noop("FAILURE")}


def as_json(findings: Sequence[Finding]) -> str:
    return json.dumps(
        {"ok": is_well(findings), "checks": [finding.as_json() for finding in findings]}, ensure_ascii=False
    )


def as_lines(findings: Sequence[Finding]) -> str:
    width = max(len(gettext(word)) for word in _WORDS.values())
    lines = []
    for finding in findings:
        lines.append(f"{gettext(_WORDS[finding.state]):<{width}}  {finding.says}")
        if finding.do:
            lines.append(" " * (width + 2) + "→ " + finding.do)
    return "\n".join(lines)


def is_well(findings: Sequence[Finding]) -> bool:
    """Warnings do not count: an installation without mail is well enough to be set up."""
    return all(finding.state != "failure" for finding in findings)

"""What kind of contact a case is, and when in a purchase it comes: chosen by people and programs, empty until then."""

from __future__ import annotations

from typing import Final

INTERACTIONS: Final = (
    "question",
    "request",
    "incident",
    "problem",
    "complaint",
    "claim",
    "suggestion",
    "praise",
    "report",
)
"""Asks for information; asks for an action, nothing having gone wrong; something fails and is to be put right; the
cause behind several incidents; dissatisfied, and asks for no redress; demands redress; has an idea; is content;
reports misconduct. Their order is that of the codes in the search: add at the end.
"""

PHASES: Final = ("before", "during", "after")
"""Of the purchase."""

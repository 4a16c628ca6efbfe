"""What is known of HTML that strangers wrote, whatever it is for."""

from __future__ import annotations

from typing import Final

NO_WORDS_INSIDE: Final = frozenset(
    [
        "script",
        "style",
        "title",
        "head",
        "noscript",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "template",
        "svg",
        "math",
        "xml",
        "video",
        "audio",
        "canvas",
        "map",
        "noembed",
        "noframes",
    ]
)
"""Elements that are left out with all that stands in them: none of it is what somebody wrote."""

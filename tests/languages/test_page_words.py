"""The crawl sees what it must see, and leaves data alone."""

from __future__ import annotations

import pytest

from tests.languages.page_words import untranslated
from tests.languages.pseudo import pseudo


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Send</p>", ["Send"]),
        ("<p>[Śéñd ··]</p>", []),
        ("<p>[Ýóú śígñ íñ áś <b data-user>ana@example.com</b>. ···]</p>", []),
        ('<button aria-label="Close">×</button>', ["Close"]),
        ('<input placeholder="Search">', ["Search"]),
        ('<input type="submit" value="Send">', ["Send"]),
        ("<p data-user>Ana <b>Beltrán</b></p><p>Wrong</p>", ["Wrong"]),
        ('<html lang="en"><p>Wrong</p><a lang="es">Español</a></html>', ["Wrong"]),
        ("<time>22 nov 2026</time><kbd>Ctrl</kbd><script>var a = 'word'</script>", []),
        ("<p>12.990</p><p>·</p>", []),
        ('<img src="x" alt="A tree"><p>[áñd ·]</p>', ["A tree"]),
    ],
)
def test_what_counts_as_untranslated(html, found):
    assert untranslated(html) == found


def test_the_pseudo_language_keeps_placeholders_and_tags_and_grows():
    assert pseudo("Send %(count)s <b>now</b>").startswith("[Śéñd %(count)s <b>ñów</b> ")
    assert len(pseudo("Sign in with a passkey")) >= 1.3 * len("Sign in with a passkey")

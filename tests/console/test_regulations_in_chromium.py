"""How legal terms and public holidays look: accessible, without scrolling sideways, at every width."""

from __future__ import annotations

import pytest

from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.languages import full_house_regulations

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PAGES = {
    "laws": "/console/laws/",
    "law": "/console/laws/es-ley10-2025/?rule=general&region=ES-CT&received=2027-06-15T10:00",
    "draft": "/console/laws/ar-ley25326-16/",
    "holidays": "/console/holidays/?region=ES-CT&year=2026",
}


def test_the_pages_of_the_law(open_as: OpenAs) -> None:
    full_house_regulations.fill()
    page = open_as("administrator")
    wrong = []
    for name, path in PAGES.items():
        for width, theme in visit_all_widths(page, path):
            photograph(page, f"{name}-{width}-{theme}")
            try:
                assert_axe_clean(page)
                assert_no_sideways_scroll(page)
                assert not csp_violations(page)
                assert width > 390 or not small_targets(page)
            except AssertionError as problem:
                wrong.append(f"{path} {width} {theme}: {str(problem)[:600]}")
    assert not wrong, "\n".join(wrong)

"""How the pages of rules look: accessible, without scrolling sideways, under the strict policy, at every width."""

from __future__ import annotations

import pytest

from atiende.automation.actions.save_rule import save_rule
from atiende.automation.rules.definition import Condition, Deed, Definition, Hours, Trigger
from atiende.kernel.actors import SYSTEM
from tests.browser import (
    AT,
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    small_targets,
    visit_all_widths,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_the_pages_of_rules(open_as: OpenAs) -> None:
    says = Definition(
        Trigger("opened"),
        every=(Condition("words", "contains", ("reembolso", "devolución")),),
        never=(Condition("assignee", "filled"),),
        deeds=(Deed("tag", "devolución"), Deed("priority", "3")),
        hours=Hours(),
    )
    rule = save_rule(name="Devoluciones", definition=says, by=SYSTEM, at=AT)
    page = open_as("administrator")
    one = f"/console/rules/{rule.pk}/"
    wrong = []
    for path in (
        "/console/rules/",
        f"{one}?try=1",
        f"{one}edit/",
        f"{one}sentence/",
        "/console/set-up-file/",
    ):
        for width, theme in visit_all_widths(page, path):
            photograph(page, f"rules-{path.strip('/').replace('/', '-').partition('?')[0]}-{width}-{theme}")
            try:
                assert_axe_clean(page)
                assert_no_sideways_scroll(page)
                assert not csp_violations(page)
                assert width > 390 or not small_targets(page)
            except AssertionError as problem:
                wrong.append(f"{path} {width} {theme}: {str(problem)[:600]}")
    assert not wrong, "\n".join(wrong)

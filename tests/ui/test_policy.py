"""Nothing on a page offends the content security policy, whatever is opened on it."""

from __future__ import annotations

import pytest

from tests.browser import complaints, csp_violations

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/desk/", "/desk/ui-kit/", "/account/login/", "/"])
def test_no_violation(open_as, path):
    page = open_as("" if path in ("/", "/account/login/") else "administrator")
    stopped = csp_violations(page)
    answer = page.goto(path)
    assert answer is not None
    assert "'unsafe" not in answer.headers["content-security-policy"]
    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    page.wait_for_load_state("networkidle")
    assert stopped == []


def test_the_check_itself_would_notice(open_as):
    page = open_as()
    stopped, heard = csp_violations(page), complaints(page)
    page.goto("/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_function("true")
    assert len(stopped) == 1
    assert heard == stopped
    page.evaluate(
        "new Promise((done) => { setTimeout(done, 1); setTimeout(() => { throw Error('lost'); }); })"
    )
    assert heard[1:] == ["lost"]

"""The browser's end of the live line: it subscribes, asks again when told, comes back after a break, and never lies."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser import PATIENCE_MS

pytestmark = pytest.mark.browser


class Line:
    """The server's end, played by the test."""

    def __init__(self) -> None:
        self.sockets: list = []
        self.heard: list[dict] = []

    def __call__(self, socket) -> None:
        self.sockets.append(socket)
        socket.on_message(lambda text: self.heard.append(json.loads(text)))

    def say(self, **message: str) -> None:
        self.sockets[-1].send(json.dumps(message))


@pytest.fixture
def line():
    return Line()


@pytest.fixture
def desk(open_as, line):
    page = open_as("agent")
    page.route_web_socket("**/live", line)
    page.goto("/desk/")
    page.locator("html[data-ready]").wait_for()
    return page


INDICATOR = ".side [data-live-indicator]"


def own_topic(page) -> str:
    return str(page.locator("body").get_attribute("data-live"))


def wait_until(page, condition) -> None:
    for _ in range(PATIENCE_MS // 50):
        if condition():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come")


def test_it_subscribes_to_what_stands_on_the_page(desk, line):
    wait_until(desk, lambda: {"subscribe": own_topic(desk)} in line.heard)
    expect(desk.locator(INDICATOR)).to_have_text("En vivo")


def watched(desk, line, *, at_once: bool = False) -> list[str]:
    """Put an element on the page that follows a topic; what it asks for, as it asks."""
    asked: list[str] = []
    desk.route(
        "**/desk/fragment",
        lambda route: (asked.append(route.request.url), route.fulfill(body="<b>nuevo</b>")),
    )
    desk.evaluate(
        """(atOnce) => {
        const one = document.createElement("div");
        one.id = "watched";
        one.dataset.live = "ticket:42";
        if (atOnce) one.dataset.liveAtOnce = "";
        one.setAttribute("hx-get", "/desk/fragment");
        one.setAttribute("hx-trigger", "live");
        document.querySelector("main").append(one);
        htmx.process(one);
        htmx.trigger(document.body, "htmx:afterSettle");
    }""",
        at_once,
    )
    wait_until(desk, lambda: {"subscribe": "ticket:42"} in line.heard)
    return asked


def test_a_signal_makes_the_element_ask_again_within_400_ms(desk, line):
    asked = watched(desk, line)
    for _ in range(5):
        line.say(signal="ticket:42")
    expect(desk.locator("#watched")).to_have_text("nuevo")
    assert len(asked) == 1


def test_what_few_people_watch_asks_without_waiting(desk, line):
    watched(desk, line, at_once=True)
    desk.evaluate("Math.random = () => 1e6")
    line.say(signal="ticket:42")
    expect(desk.locator("#watched")).to_have_text("nuevo")


def test_it_says_so_when_the_line_breaks_and_comes_back(desk, line):
    wait_until(desk, lambda: line.heard)
    line.sockets[-1].close()
    expect(desk.locator(INDICATOR)).to_have_text("Reconectando…")
    expect(desk.locator(INDICATOR)).to_have_text("En vivo")
    wait_until(desk, lambda: len(line.sockets) == 2)
    wait_until(desk, lambda: line.heard.count({"subscribe": own_topic(desk)}) == 2)


def test_what_was_denied_is_not_asked_for_again(desk, line):
    wait_until(desk, lambda: line.heard)
    topic = own_topic(desk)
    line.say(denied=topic)
    line.sockets[-1].close()
    wait_until(desk, lambda: len(line.sockets) == 2)
    expect(desk.locator(INDICATOR)).to_have_text("En vivo")
    assert line.heard.count({"subscribe": topic}) == 1

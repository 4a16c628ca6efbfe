"""Drives Chromium against a running installation and prints what people wait for, run by run, as JSON.

Called as `python -m atiende.site.bench.inside.ui CHROMIUM`, with the rest as JSON on standard input.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, sync_playwright

from atiende.site.bench.program import Browser
from atiende.site.bench.relay import relay_to

KEYS = 20
MESSAGES = 10
CHANGES = 20
QUIET_MS = 1500
"""After so long without a byte a first visit has everything."""
_WATCHING = Path(__file__).with_name("painted.js").read_text(encoding="utf-8")
_ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_BARE = "data:text/html,<title>x</title><button>x</button>"
_BARE_KEY = """() => addEventListener("keydown", (event) => {
  document.querySelector("button").className = `bare at${Math.round(event.timeStamp * 10)}`;
})"""

_ROW = re.compile(r'class="wsrow[^>]*data-number="(\d+)"')

Answer = dict[str, list[float]]


def through_lists(chromium: str, port: int, email: str, runs: int) -> list[Answer]:
    """One person goes down their list by the keyboard; with the CPU seconds of the browser's own processes."""
    me = Browser(port)
    me.sign_in(email)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        try:
            return [_down_the_list(browser, port, me) for _ in range(runs)]
        finally:
            browser.close()


def _down_the_list(browser: Chromium, port: int, me: Browser) -> Answer:
    answer: Answer = {"bare_key": _bare_keys(browser)}
    before = _cpu_of_browsers()
    with _page(browser, port, me) as page:
        page.goto("/desk/tickets/?queue=all")
        answer |= _through_the_list(page)
        return answer | {"browser_cpu_s": [_cpu_of_browsers() - before]}


def _cpu_of_browsers() -> float:
    """CPU seconds of what this process started and what that started."""
    spent = 0.0
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            spent += sum(child.cpu_times()[:2])
    return spent


def main(chromium: str, port: int, emails: tuple[str, str], runs: int) -> list[Answer]:
    me, colleague = Browser(port), Browser(port)
    me.sign_in(emails[0])
    colleague.sign_in(emails[1])
    numbers = _ROW.findall(me.get("/desk/tickets/?queue=all", is_part=True)[1])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        try:
            return [_run(browser, port, me, colleague, numbers, run) for run in range(runs)]
        finally:
            browser.close()


def _run(
    browser: Chromium, port: int, me: Browser, colleague: Browser, numbers: list[str], run: int
) -> Answer:
    answer: Answer = {"cold": [_cold_bytes(browser, port, me, numbers[0])], "bare_key": _bare_keys(browser)}
    with _page(browser, port, me) as page:
        page.goto("/desk/tickets/?queue=all")
        answer |= _through_the_list(page)
        page.goto(f"/desk/tickets/{numbers[0]}/?queue=all")
        answer["own"] = _own_messages(page, run)
        with _page(browser, port, me) as list_page:
            list_page.goto(f"/desk/tickets/{numbers[1]}/?queue=all")
            answer |= _changes(page, list_page, colleague, numbers[0], run)
    answer["bare_case"] = [_part_ms(me, f"/desk/tickets/{each}/") for each in numbers[:KEYS]]
    return answer


def _through_the_list(page: Page) -> Answer:
    marked, opened = [], []
    for _ in range(KEYS):
        page.evaluate("bench.forget()")
        page.keyboard.press("j")
        marked.append(page.evaluate("bench.once('marked')"))
        opened.append(page.evaluate("bench.once('opened')"))
    return {"marked": marked, "opened": opened}


def _own_messages(page: Page, run: int) -> list[float]:
    """Notes and answers are shown by the same code; notes are sent at once, so that none is left behind."""
    found = []
    page.locator("#tab-note").click()
    for each in range(MESSAGES):
        page.locator("#note-text").fill(f"Nota propia {run}-{each}")
        page.evaluate("bench.forget()")
        page.keyboard.press("Control+Enter")
        found.append(page.evaluate("bench.once('own')"))
        page.locator("#said .is-pending").wait_for(state="detached")
    return found


def _changes(page: Page, list_page: Page, colleague: Browser, number: str, run: int) -> Answer:
    """From the moment a colleague's browser sends a note until it is painted elsewhere."""
    for each in (page, list_page):
        each.wait_for_selector("[data-live-indicator][data-state=on]", state="attached")
    in_case, in_list, request = [], [], []
    colleague.get(f"/desk/tickets/{number}/")
    for each_change in range(CHANGES):
        token = f"cambio-{run}-{each_change}-visto"
        for each in (page, list_page):
            each.evaluate("token => bench.forget(token)", token)
        began = time.time() * 1000
        status, _body = colleague.post(f"/desk/tickets/{number}/note", {"text": token})
        request.append(time.time() * 1000 - began)
        if status != 302:
            raise RuntimeError(f"the colleague's note was answered {status}")
        in_case.append(page.evaluate("bench.once('shown')") - began)
        in_list.append(list_page.evaluate("bench.once('shown')") - began)
    return {"in_case": in_case, "in_list": in_list, "bare_note": request}


def _cold_bytes(browser: Chromium, port: int, me: Browser, number: str) -> float:
    """Everything that a browser which was never here fetches for a case beside its list."""
    with relay_to(port) as relay, _page(browser, relay.port, me) as page:
        page.goto(f"/desk/tickets/{number}/?queue=all", wait_until="networkidle")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        before = -1
        while relay.received != before:
            before = relay.received
            page.wait_for_timeout(QUIET_MS)
        return relay.received / 1000


def _bare_keys(browser: Chromium) -> list[float]:
    """The limit: a page that only changes a class when a key is pressed."""
    page = browser.new_page()
    page.add_init_script(_WATCHING)
    page.goto(_BARE)
    page.evaluate(_BARE_KEY)
    found = []
    for _ in range(KEYS):
        page.evaluate("bench.forget()")
        page.keyboard.press("j")
        found.append(page.evaluate("bench.once('marked')"))
    page.close()
    return found


@contextmanager
def _page(browser: Chromium, port: int, person: Browser) -> Iterator[Page]:
    url = f"http://127.0.0.1:{port}"
    context = browser.new_context(base_url=url, locale="es", viewport={"width": 1440, "height": 900})
    context.add_cookies(
        [{"name": name, "value": value, "url": url} for name, value in person.cookies.items()]
    )
    context.add_init_script(_WATCHING)
    try:
        yield context.new_page()
    finally:
        context.close()


def _part_ms(person: Browser, path: str) -> float:
    began = time.perf_counter()
    person.get(path, is_part=True)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    if "list" in asked:
        found = through_lists(sys.argv[1], asked["port"], asked["emails"][0], asked["runs"])
    else:
        found = main(sys.argv[1], asked["port"], tuple(asked["emails"]), asked["runs"])
    sys.stdout.write(json.dumps(found) + "\n")

"""Names from right to left and subjects of emoji: every one is isolated, none pushes what stands beside it about."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from atiende.tickets.actions.add_tag import add_tag
from tests.browser import OpenAs, assert_no_sideways_scroll, photograph, small_targets
from tests.desk.office import AT, arrives, signed_in, writes_again

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SARA = "سارة حداد (2)"
SUBJECT = "الطلب رقم 1042 لم يصل! " + "أين طلبي من فضلكم " * 6
FAMILY = "👩‍👩‍👧‍👦"
NOT_ISOLATED = """() => {
  const written = /[\\u0590-\\u08ff]/;
  const told = /\\u2068[^\\u2068\\u2069]*\\u2069/g;
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const box = walker.currentNode.parentElement;
    const text = walker.currentNode.data.replace(told, "");
    if (!written.test(text) || box.closest("script, option, textarea, title, .av")) continue;
    const holder = box.closest("[data-user], bdi, [dir=auto]");
    const style = holder && getComputedStyle(holder).unicodeBidi;
    if (!["isolate", "plaintext"].includes(style)) found.push(`${box.outerHTML.slice(0, 160)}`);
  }
  for (const one of document.querySelectorAll("[aria-label], [title], [alt]")) {
    for (const name of ["aria-label", "title", "alt"]) {
      const value = (one.getAttribute(name) ?? "").replace(told, "");
      if (written.test(value) && /[A-Za-zñáéíóú]{3}/.test(value)) found.push(`${name}=${value}`);
    }
  }
  if (written.test(document.title.replace(told, ""))) found.push(`title: ${document.title}`);
  return found;
}"""


def _isolated(page: Page) -> None:
    assert page.evaluate(NOT_ISOLATED) == []


def _case() -> Any:
    opened = arrives("مرحبا، أين طلبي؟", subject=SUBJECT, in_team="", name=SARA)
    boss = signed_in("supervisor", "דוד לוי", in_team="צוות תמיכה")
    add_tag(ticket_id=opened.ticket_id, name="דחוף", by=boss.actor, at=AT)
    for what, value in (("assignee", "me"), ("priority", "4")):
        boss.post(f"/desk/tickets/{opened.number}/{what}", {"value": value})
    writes_again(opened.ticket_id, "ABC مرحبا 123", name=SARA)
    return opened


def test_names_from_right_to_left_are_isolated_wherever_they_stand(open_as: OpenAs) -> None:
    opened = _case()
    page = open_as("supervisor", width=390)
    for name, path in {
        "list": "/desk/tickets/?queue=all",
        "case": f"/desk/tickets/{opened.number}/",
        "print": f"/desk/tickets/{opened.number}/print",
        "customers": "/desk/customers/",
    }.items():
        page.goto(path)
        photograph(page, f"right-to-left-{name}-390", whole=False)
        _isolated(page)
        assert_no_sideways_scroll(page)
        assert small_targets(page) == []
    page.goto(f"/desk/tickets/{opened.number}/")
    page.locator("#panel-toggle").click()
    photograph(page, "right-to-left-panel-390", whole=False)


def test_a_subject_of_emojis_is_whole_in_list_head_and_title(open_as: OpenAs) -> None:
    opened = arrives(subject=FAMILY * 40, in_team="", name=f"Rosa {FAMILY}")
    page = open_as("supervisor")
    page.goto(f"/desk/tickets/{opened.number}/?queue=all")
    expect(page.locator("#case h1")).to_have_text(FAMILY * 40)
    expect(page.locator(f"#row-{opened.number} .r2")).to_contain_text(FAMILY * 40)
    title = page.title()
    assert title.startswith(f"#{opened.number} {FAMILY * 8}…"), title


@pytest.mark.slow
def test_with_older_messages_open_what_comes_in_leaves_no_hole(open_as: OpenAs) -> None:
    opened = arrives("mensaje 0.", in_team="")
    for n in range(1, 45):
        writes_again(opened.ticket_id, f"mensaje {n}.", minutes=n)
    page = open_as("supervisor")
    page.goto(f"/desk/tickets/{opened.number}/")
    page.locator("#older a").click()
    expect(page.locator("#said .msg")).to_have_count(45)
    for n in range(45, 48):
        writes_again(opened.ticket_id, f"mensaje {n}.", minutes=n)
    page.evaluate("htmx.trigger('#cv', 'live')")
    expect(page.locator("#said .msg", has_text="mensaje 47.")).to_have_count(1)
    said = page.locator("#said .msg .mb").all_inner_texts()
    assert [text.strip() for text in said] == [f"mensaje {n}." for n in range(48)]
    for n in range(48, 90):
        writes_again(opened.ticket_id, f"mensaje {n}.", minutes=n)
    page.evaluate("htmx.trigger('#cv', 'live')")
    expect(page.locator("#said .msg", has_text="mensaje 89.")).to_have_count(1)
    expect(page.locator("#older a")).to_be_visible()
    said = page.locator("#said .msg .mb").all_inner_texts()
    assert [text.strip() for text in said] == [f"mensaje {n}." for n in range(60, 90)]

"""Zendesk's account export and the answers of its API become cases, people and articles."""

from __future__ import annotations

from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.records import ARTICLES, CUSTOMERS, Bad

from .conftest import lines

ROSA = {"id": 5, "name": "Rosa", "email": "rosa@correo.example", "role": "end-user", "organization_id": 70}
ANA = {"id": 6, "name": "Ana", "email": "Ana@nova.example", "role": "agent"}
COMMENTS = [
    {"id": 2, "author_id": 6, "plain_body": "Ojo", "public": False, "created_at": "2026-03-02T11:00:00Z"},
    {"id": 1, "author_id": 5, "html_body": "<p>Hola</p>", "plain_body": "Hola", "public": True,
     "created_at": "2026-03-02T10:00:00Z",
     "attachments": [{"file_name": "foto.jpg", "content_url": "https://nova.zendesk.com/a/1"}]},
    {"id": 3, "author_id": 6, "plain_body": "Mañana", "public": True, "created_at": "2026-03-02T12:00:00Z"},
]  # fmt: skip
TICKET = {
    "id": 35436, "url": "https://nova.zendesk.com/api/v2/tickets/35436.json", "via": {"channel": "web"},
    "subject": "Caldera", "status": "hold", "priority": "urgent", "tags": ["fuga", "caldera"],
    "created_at": "2026-03-02T10:00:00Z", "requester_id": 5, "assignee_id": 6, "group_id": 8,
    "custom_fields": [{"id": 9, "value": "N-1"}, {"id": 10, "value": None}],
}  # fmt: skip


def as_told(case):
    return [(each.kind, each.text, each.author_name) for each in case.written]


SAID = [("incoming", "Hola", "Rosa"), ("note", "Ojo", "Ana"), ("outgoing", "Mañana", "Ana")]


def test_the_account_export_has_a_ticket_a_line_with_its_people_within(read):
    whole = {
        **TICKET,
        "requester": ROSA,
        "assignee": ANA,
        "group": {"id": 8, "name": "Averías"},
        "comments": COMMENTS,
    }
    case, broken, deleted = read(
        {"tickets.json": lines(whole, '{"id": 1, "via"', {**whole, "status": "deleted"})}
    )
    assert (case.origin_id, case.status, case.priority, case.channel) == (
        "35436",
        "waiting_internal",
        4,
        "portal",
    )
    assert (case.assignee_email, case.team, case.tags) == ("ana@nova.example", "Averías", ("fuga", "caldera"))
    assert case.fields == {"zendesk_9": "N-1"}
    assert as_told(case) == SAID
    assert case.written[0].files == ("foto.jpg (https://nova.zendesk.com/a/1)",)
    assert [(each.place.line, each.reason) for each in (broken, deleted)] == [
        (2, say.BROKEN_JSON), (3, say.DELETED_THERE)
    ]  # fmt: skip


def test_answers_of_the_api_are_put_together_wherever_they_lie(read):
    files = {
        "tickets.json": {"tickets": [TICKET], "count": 1, "next_page": None},
        "users.json": {"users": [ROSA, ANA]},
        "groups.json": {"groups": [{"id": 8, "name": "Averías"}]},
        "organizations.json": {"organizations": [{"id": 70, "name": "Nova SL"}]},
        "fields.json": {"ticket_fields": [{"id": 9, "title": "Nº de pedido"}]},
        "tickets/35436/comments.json": {"comments": COMMENTS},
    }
    (case,) = read(files)
    assert as_told(case) == SAID
    assert (case.customer.email, case.customer.company) == ("rosa@correo.example", "Nova SL")
    assert (case.team, case.fields) == ("Averías", {"no_de_pedido": "N-1"})


def test_a_ticket_without_comments_says_what_it_was_opened_with(read):
    (case,) = read({"t.json": lines({**TICKET, "requester": ROSA, "description": "No va."})})
    assert as_told(case) == [("incoming", "No va.", "Rosa")]


def test_staff_are_not_customers(read):
    (rosa,) = read({"u.json": {"users": [ROSA, ANA]}}, CUSTOMERS)
    assert (rosa.origin_id, rosa.email) == ("5", "rosa@correo.example")


def test_articles_of_its_help_have_their_path(read):
    files = {
        "articles.json": {
            "articles": [
                {"id": 1, "title": "Purgar", "body": "<p>Abra</p>", "locale": "es", "draft": False, "section_id": 3,
                 "url": "https://nova.zendesk.com/x"},
                {"id": 2, "title": "", "body": "", "locale": "es", "draft": True, "section_id": 3},
                {"id": 4, "title": "Interno", "body": "", "locale": "es", "draft": False, "user_segment_id": 9},
            ]
        },
        "sections.json": {"sections": [{"id": 3, "name": "Radiadores", "category_id": 2}]},
        "categories.json": {"categories": [{"id": 2, "name": "Calefacción"}]},
    }  # fmt: skip
    purging, bad, internal = read(files, ARTICLES)
    assert (purging.category, purging.is_published, purging.language) == (
        ("Calefacción", "Radiadores"),
        True,
        "es",
    )
    assert isinstance(bad, Bad)
    assert not internal.is_published

"""Answers of Zammad's API, kept as files, become cases, people and articles."""

from __future__ import annotations

import io
import json
import zipfile

from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.records import ARTICLES, CUSTOMERS, Bad

TICKET = {
    "id": 3, "number": "22003", "title": "Caldera", "group_id": 1, "group": "Soporte::Averías",
    "state": "pending reminder", "priority": "3 high", "customer_id": 9, "customer": "rosa@correo.example",
    "owner_id": 4, "owner": "ana@nova.example", "created_at": "2026-03-02T10:00:00.000Z", "article_count": 3,
    "pedido": "N-1", "preferences": {},
}  # fmt: skip
SAID = [
    {"id": 11, "ticket_id": 3, "from": "Rosa Díaz <rosa@correo.example>", "body": "Hola<br>Rosa",
     "content_type": "text/html", "sender": "Customer", "type": "email", "internal": False,
     "created_at": "2026-03-02T10:00:00.000Z", "attachments": [{"id": 1, "filename": "foto.jpg"}]},
    {"id": 13, "ticket_id": 3, "from": "Ana", "body": "Mañana", "content_type": "text/plain", "sender": "Agent",
     "type": "email", "internal": False, "created_by": "ana@nova.example", "created_at": "2026-03-02T12:00:00.000Z"},
    {"id": 12, "ticket_id": 3, "from": "Ana", "body": "Ojo", "content_type": "text/plain", "sender_id": 1,
     "type": "note", "internal": True, "created_by_id": 4, "created_at": "2026-03-02T11:00:00.000Z"},
    {"id": 14, "ticket_id": 3, "from": "Zammad", "body": "Recibido", "content_type": "text/plain", "sender": "System",
     "type": "email", "internal": False, "created_at": "2026-03-02T13:00:00.000Z"},
]  # fmt: skip
USERS = [
    {"id": 9, "login": "rosa", "firstname": "Rosa", "lastname": "Díaz", "email": "rosa@correo.example",
     "mobile": "600000001", "organization_id": 2, "roles": ["Customer"]},
    {"id": 4, "login": "ana", "firstname": "Ana", "lastname": "Gil", "email": "ana@nova.example", "roles": ["Agent"]},
]  # fmt: skip
KINDS = ["incoming", "note", "outgoing", "outgoing"]


def test_tickets_and_their_articles_in_a_folder(read):
    files = {"tickets.json": [TICKET], "articles/3.json": SAID, "users.json": USERS,
             "organizations.json": [{"id": 2, "name": "Nova SL", "domain_assignment": False}]}  # fmt: skip
    (case,) = read(files)
    assert (case.status, case.priority, case.team) == ("waiting_internal", 3, "Averías")
    assert [each.kind for each in case.written] == KINDS
    assert [each.is_automatic for each in case.written] == [False, False, False, True]
    assert (case.written[0].html, case.written[0].text, case.written[0].files) == (
        "Hola<br>Rosa",
        "",
        ("foto.jpg",),
    )
    assert [each.author_email for each in case.written][1:3] == ["ana@nova.example"] * 2
    assert (case.customer.name, case.customer.phone, case.customer.company) == (
        "Rosa Díaz",
        "600000001",
        "Nova SL",
    )
    assert (case.assignee_email, case.fields) == ("ana@nova.example", {"pedido": "N-1"})


def test_without_the_list_of_users_the_names_of_expanded_tickets_do(read):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a/tickets_1.json", json.dumps([TICKET], indent=1))
        packed.writestr("a/ticket_articles.json", json.dumps(SAID))
        packed.writestr("__MACOSX/a/tickets_1.json", "x")
    (case,) = read({"todo.zip": archive.getvalue()})
    assert (case.customer.email, case.customer.name) == ("rosa@correo.example", "Rosa Díaz")
    assert [each.kind for each in case.written] == KINDS


def test_a_ticket_whose_articles_are_missing_is_named(read):
    (bad,) = read({"tickets.json": [TICKET]})
    assert (bad.reason, bad.origin_id) == (say.NO_MESSAGES, "3")


def test_customers_without_staff(read):
    (rosa,) = read({"users.json": USERS}, CUSTOMERS)
    assert rosa.origin_id == "9"


def test_the_knowledge_base_has_an_article_for_each_translation(read):
    bundle = {
        "KnowledgeBaseLocale": {"1": {"id": 1, "system_locale_id": 5, "primary": True}},
        "Locale": {"5": {"id": 5, "locale": "es-es"}},
        "KnowledgeBaseCategory": {"1": {"id": 1, "parent_id": None}, "2": {"id": 2, "parent_id": 1}},
        "KnowledgeBaseCategoryTranslation": {
            "1": {"id": 1, "title": "Calefacción", "kb_locale_id": 1, "category_id": 1},
            "2": {"id": 2, "title": "Radiadores", "kb_locale_id": 1, "category_id": 2},
        },
        "KnowledgeBaseAnswer": {
            "7": {"id": 7, "category_id": 2, "published_at": "2025-03-12T14:50:48.750Z", "archived_at": None},
            "8": {"id": 8, "category_id": 2, "published_at": None},
        },
        "KnowledgeBaseAnswerTranslation": {
            "7": {"id": 7, "title": "Purgar", "kb_locale_id": 1, "answer_id": 7, "content_id": 70},
            "8": {"id": 8, "title": "Borrador", "kb_locale_id": 1, "answer_id": 8, "content_id": 80},
            "9": {"id": 9, "title": "", "kb_locale_id": 1, "answer_id": 8, "content_id": 80},
        },
        "KnowledgeBaseAnswerTranslationContent": {"70": {"id": 70, "body": "<p>Abra</p>"}},
    }
    purging, draft, bad = read({"kb.json": {"id": 1, "assets": bundle}}, ARTICLES)
    assert (purging.category, purging.is_published, purging.html) == (
        ("Calefacción", "Radiadores"),
        True,
        "<p>Abra</p>",
    )
    assert purging.language == "es"
    assert not draft.is_published
    assert isinstance(bad, Bad)

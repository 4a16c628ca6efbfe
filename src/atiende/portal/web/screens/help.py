"""What a brand tells everybody once: a list with a search, and each article on a page of its own."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpResponse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from atiende.knowledge.queries import get_help, list_help
from atiende.portal.web.brand_page import BrandRequest, brand_page, show

_LONGEST_SEARCH = 200


@require_safe
@brand_page
def help_list(request: BrandRequest) -> HttpResponse:
    search = request.GET.get("q", "")[:_LONGEST_SEARCH].replace("\x00", "").strip()
    found = list_help(request.brand.pk, language=request.language, search=search)
    by_category = groupby(found, lambda article: "" if search else article.category)
    groups = [(category, list(articles)) for category, articles in by_category]
    return show(request, "portal/help.html", {"search": search, "groups": groups, "count": len(found)})


@require_safe
@brand_page
def help_article(request: BrandRequest, article_id: int) -> HttpResponse:
    article = get_help(request.brand.pk, article_id)
    body = mark_safe(article.html)  # noqa: S308  cleaned by the room's allow-list when it was kept
    return show(request, "portal/help_article.html", {"article": article, "body": body})

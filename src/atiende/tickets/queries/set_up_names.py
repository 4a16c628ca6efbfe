"""How categories and tags are called in the file of the set-up."""

from __future__ import annotations

from atiende.organisation.queries import set_up_names
from atiende.platform.set_up_file import Names
from atiende.tickets.models import Tag
from atiende.tickets.queries.contact_reasons import reason_tree


def set_up_names_of_cases() -> Names:
    """With brands, teams and people: categories by their path in the company's own words, and tags by name."""
    tree = reason_tree()
    tags = Tag.objects.order_by("pk").values_list("pk", "name")
    return set_up_names().and_also(
        reason={str(pk): tree.path_name(pk, "es") for pk in tree.reasons},
        tag={str(pk): name for pk, name in tags},
    )

"""What others may ask of customers, and the only place that decides who sees them."""

from atiende.customers.queries.called import names_of_customers
from atiende.customers.queries.companies import everybody_of
from atiende.customers.queries.consents import agrees_to, consents_of, standing_among
from atiende.customers.queries.fields import (
    customer_fields,
    get_customer_field,
    is_customer_field_used,
    list_customer_fields,
)
from atiende.customers.queries.finding import find_by_identifier
from atiende.customers.queries.history import Told, told_of
from atiende.customers.queries.likeness import (
    Pair,
    Pairs,
    Side,
    duplicates_of,
    list_duplicates,
    pairs_chosen,
)
from atiende.customers.queries.listing import companies_named, find_companies, list_customers
from atiende.customers.queries.merges import cluster_of, survivor_of, survivors_of, whole_of
from atiende.customers.queries.named import customers_meant
from atiende.customers.queries.notes import get_note_for, notes_of
from atiende.customers.queries.paging import PAGE_SIZE, Page
from atiende.customers.queries.profiles import own_fields_of, own_profile_of, profile_for
from atiende.customers.queries.seeing import (
    absorbed_by,
    company_of,
    get_customer_for,
    get_identifier_for,
    identifiers_of,
    people_of,
    visible_to,
)

__all__ = [
    "PAGE_SIZE",
    "Page",
    "Pair",
    "Pairs",
    "Side",
    "Told",
    "absorbed_by",
    "agrees_to",
    "cluster_of",
    "companies_named",
    "company_of",
    "consents_of",
    "customer_fields",
    "customers_meant",
    "duplicates_of",
    "everybody_of",
    "find_by_identifier",
    "find_companies",
    "get_customer_field",
    "get_customer_for",
    "get_identifier_for",
    "get_note_for",
    "identifiers_of",
    "is_customer_field_used",
    "list_customer_fields",
    "list_customers",
    "list_duplicates",
    "names_of_customers",
    "notes_of",
    "own_fields_of",
    "own_profile_of",
    "pairs_chosen",
    "people_of",
    "profile_for",
    "standing_among",
    "survivor_of",
    "survivors_of",
    "told_of",
    "visible_to",
    "whole_of",
]

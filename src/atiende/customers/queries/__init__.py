"""What others may ask of customers, and the only place that decides who sees them."""

from atiende.customers.queries.finding import find_by_identifier
from atiende.customers.queries.listing import companies_named, find_companies, list_customers
from atiende.customers.queries.merges import cluster_of, survivor_of, survivors_of, whole_of
from atiende.customers.queries.named import customers_meant
from atiende.customers.queries.paging import PAGE_SIZE, Page
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
    "absorbed_by",
    "cluster_of",
    "companies_named",
    "company_of",
    "customers_meant",
    "find_by_identifier",
    "find_companies",
    "get_customer_for",
    "get_identifier_for",
    "identifiers_of",
    "list_customers",
    "people_of",
    "survivor_of",
    "survivors_of",
    "visible_to",
    "whole_of",
]

"""What is asked of typed fields before they are written."""

from __future__ import annotations

from atiende.customers.models import Customer
from atiende.customers.queries.merges import survivor_of
from atiende.customers.rules import problems
from atiende.customers.rules.customer import CustomerFields, problems_of_customer
from atiende.kernel.refusals import InvalidInput


def checked_fields(fields: CustomerFields, *, has_identifier: bool) -> CustomerFields:
    """Cleaned, or InvalidInput with what is wrong."""
    cleaned = fields.cleaned()
    found = problems_of_customer(cleaned, has_identifier=has_identifier)
    if cleaned.company_id is not None and "company_id" not in found and not _is_company(cleaned.company_id):
        found["company_id"] = problems.NOT_A_COMPANY
    if found:
        raise InvalidInput(fields=found)
    return cleaned


def fields_of(customer: Customer) -> CustomerFields:
    """As they stand now, to be compared or changed in part."""
    return CustomerFields(
        kind=customer.kind,
        name=customer.name,
        company_id=customer.company_id,
        language=customer.language,
        time_zone=customer.time_zone,
    )


def _is_company(customer_id: int) -> bool:
    if not 0 < customer_id < 2**63:
        return False
    return Customer.objects.filter(pk=survivor_of(customer_id), kind=Customer.Kind.COMPANY).exists()

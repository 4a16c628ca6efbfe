from atiende.customers.models.customer import Customer, CustomerMerge, CustomerSalt
from atiende.customers.models.identifier import Identifier, IdentifierVerification, UnreachableIdentifier

__all__ = [
    "Customer",
    "CustomerMerge",
    "CustomerSalt",
    "Identifier",
    "IdentifierVerification",
    "UnreachableIdentifier",
]

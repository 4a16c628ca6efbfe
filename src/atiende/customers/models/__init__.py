from atiende.customers.models.consent import Consent
from atiende.customers.models.customer import Customer, CustomerMerge, CustomerSalt
from atiende.customers.models.identifier import Identifier, IdentifierVerification, UnreachableIdentifier
from atiende.customers.models.likeness import LikelyDuplicate, ToldApart
from atiende.customers.models.note import CustomerNote
from atiende.customers.models.profile import CustomerField, CustomerProfile

__all__ = [
    "Consent",
    "Customer",
    "CustomerField",
    "CustomerMerge",
    "CustomerNote",
    "CustomerProfile",
    "CustomerSalt",
    "Identifier",
    "IdentifierVerification",
    "LikelyDuplicate",
    "ToldApart",
    "UnreachableIdentifier",
]

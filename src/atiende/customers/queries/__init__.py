"""What others may ask of customers."""

from atiende.customers.queries.finding import find_by_identifier
from atiende.customers.queries.merges import cluster_of, survivor_of, survivors_of

__all__ = ["cluster_of", "find_by_identifier", "survivor_of", "survivors_of"]

"""Products and orders for programs."""

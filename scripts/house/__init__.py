"""What the scripts know about the house: catalogues, contracts, map, scaffolds. Not part of the product."""

"""What the scripts of the checkout know about the house: catalogues, contracts, the map, scaffolds. Not part of the product."""

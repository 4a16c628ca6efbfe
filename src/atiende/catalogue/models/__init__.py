from atiende.catalogue.models.order import Order, OrderLine
from atiende.catalogue.models.owned_product import OwnedProduct
from atiende.catalogue.models.product import Product

__all__ = ["Order", "OrderLine", "OwnedProduct", "Product"]

from atiende.catalogue.models.order import Order, OrderLine
from atiende.catalogue.models.product import Product

__all__ = ["Order", "OrderLine", "Product"]

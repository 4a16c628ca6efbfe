"""What the benchmark does inside the product: each file is a process of its own, with Django set up."""

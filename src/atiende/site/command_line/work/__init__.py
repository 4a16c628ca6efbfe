"""What commands do once the database runs and Django is set up: these modules may import rooms."""

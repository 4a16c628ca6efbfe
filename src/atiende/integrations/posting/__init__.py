"""How a message to a subscription is written, signed, sent, and what became of it kept."""

"""What the cellar does by itself: seal the audit, make partitions, drop old events, tidy the queue."""

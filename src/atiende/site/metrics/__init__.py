"""Figures in the form that Prometheus reads, at /metrics. Nothing of it is loaded unless a setting asks for it."""

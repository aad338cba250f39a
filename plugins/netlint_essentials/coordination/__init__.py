"""Organic or steered."""

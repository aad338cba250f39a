"""Organic or guided."""

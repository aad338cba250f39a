"""Inward or outward."""

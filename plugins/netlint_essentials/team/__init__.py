"""Alone or a team."""

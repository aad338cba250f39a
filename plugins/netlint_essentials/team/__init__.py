"""Alone or as a team."""

"""Checking charters in memory: returns a report on text, settings and a date. Uses no files, processes or clock."""

"""Checking from memory: text, settings and a day in, a report out. Opens no file, starts no process, reads no clock."""

from netlint.api.check import Report, check, check_document, load_settings

__all__ = ["Report", "check", "check_document", "load_settings"]

"""Checking from memory: text, settings and a day in, a report out. Opens no file, starts no process, reads no clock."""

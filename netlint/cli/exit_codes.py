"""How a run ends, as the process that started it sees it."""

EXIT_CLEAN = 0
"""Nothing was found at or above `fail-on`."""
EXIT_FINDINGS = 1
"""There are findings at or above `fail-on`."""
EXIT_ERROR = 2
"""netlint could not do its work: usage, settings, unreadable input, a plugin, a crash, or an interruption."""

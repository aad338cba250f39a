"""The command: arguments in, exit code out. One subcommand per module, found by its name."""

from netlint.cli.app import main

__all__ = ["main"]

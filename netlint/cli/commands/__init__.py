"""The commands, one in each module: arguments in, exit code out."""

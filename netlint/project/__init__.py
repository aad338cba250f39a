"""A project on disk: files, git, processes and the clock. Prints nothing."""

"""The engine: charters and rules in, reports out. Opens no file, starts no process, calls nobody back."""

"""Rules: what one is, what it yields, which take part, and what its docstring says. Runs none."""

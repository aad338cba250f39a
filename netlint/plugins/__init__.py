"""Plugins: what they can give, how they are found and loaded, and what all of them give together. Runs no rule."""

"""Mistakes in the form of a charter, and what to do about each. Loaded only if there is a mistake."""

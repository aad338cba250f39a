"""The charter itself."""

"""Head or heart."""

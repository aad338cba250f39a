"""Making and keeping agreements."""

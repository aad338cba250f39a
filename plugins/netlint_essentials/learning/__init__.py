"""Standing still or learning."""

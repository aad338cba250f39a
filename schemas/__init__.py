"""The JSON Schemas of netlint, as files: of the charter, of the settings, and of the JSON report."""

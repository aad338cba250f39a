"""The JSON Schemas of netlint, as files: of the charter, of the settings, of the JSON report, and of `netlint diff`."""

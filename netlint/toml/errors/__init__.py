"""Why a text is no TOML, in words that say what to write, and where. Loaded only where there is such a text."""

"""The parts of reading people from a sheet or an export: bytes, tables, headings, names, cells. Opens no file."""

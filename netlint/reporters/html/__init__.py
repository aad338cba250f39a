"""The report as a page to put on the table: it needs no script and makes no request."""

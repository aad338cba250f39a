"""The report as a page to put on the table: it needs no script and makes no request.

`report` makes the page, with a row of `overview` and a `section` for each charter. Each part of a section has a module,
and a template that draws what it returns: `sheet` (`fitting` says what fits on paper), `changes`, `points`, `outcomes`,
`bars`, `drawing` (`layout` measures its texts), `calendar_strip` and `history`. What a picture consists of is in its
`*_view`. `labels` has the words of the page, `markup` escapes texts, and `environment` fills in the templates.
"""

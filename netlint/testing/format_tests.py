"""Writing a report in a format, in the way of a run."""

import datetime as dt
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from netlint.i18n import Language
from netlint.linter.charter_index import CharterIndex
from netlint.linter.context import LintContext
from netlint.linter.engine import check, check_among
from netlint.linter.fixtures import RunOptions
from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.plugins.registry import load_plugins
from netlint.reporters import ReportContext, Reporter
from netlint.reporters.base import parallel
from netlint.rules.base import Rule
from netlint.rules.selector import ActiveRule, Selection
from netlint.testing.examples import TODAY
from netlint.testing.expectations import expect, fail
from netlint.testing.files import FilesInMemory
from netlint.testing.fixtures import with_fixtures
from netlint.toml import parse

SHOWN = 50
"""The number of findings that a report for people shows of one charter: the default of `max-findings`."""


def report(
    kind: type[Reporter],
    charters: str | bytes | Mapping[str, str | bytes],
    *,
    rules: Iterable[Rule] = (),
    today: dt.date | None = TODAY,
    language: Language | None = None,
    shown: int = SHOWN,
    files: Mapping[str, str | bytes] | None = None,
) -> str:
    """Return the whole text that a report format writes about charters: from `begin`, `charter` and `end`.

    `charters` is the text of one charter, or several texts by the names of their files. A text may be invalid. `rules`
    are the rules to run; without any, a report has no findings. `shown` is the number of findings to show per charter.
    The texts of the installed plugins are translated into `language`; by default, that is the language of each charter.
    `files` has the contents of the files beside the charters, by their paths.

    Several reports are as in a run with several processes. Raises `AssertionError` if the format is not a subclass of
    `Reporter`, or if one of its methods returns something other than text. It raises what the format raises.
    """
    expect(isinstance(kind, type) and issubclass(kind, Reporter), f"{kind!r} is not a subclass of Reporter")
    expect(kind.charter is not Reporter.charter, f"{kind.__name__} has no method `charter`")
    plugins, active = load_plugins(), [ActiveRule(with_fixtures(rule)) for rule in rules]
    context = ReportContext(
        {one.rule.code: one.rule for one in active},
        today,
        language=language,
        translator=plugins.translator(),
        version=plugins.version,
        tables=plugins.tables,
    )
    named = charters if isinstance(charters, Mapping) else {"charter.toml": charters}
    texts = {name: text.encode() if isinstance(text, str) else text for name, text in named.items()}
    run = LintContext(RunOptions(today), tables=plugins.tables, files=FilesInMemory(files))
    reports = _reports(texts, Selection(active), run)
    return "".join(_written(kind(context), reports, shown))


def _reports(texts: Mapping[str, bytes], selection: Selection, context: LintContext) -> Iterator[CharterReport]:
    """Yield the report on each charter; several of them travel as they do between processes."""
    if len(texts) > 1:
        context = replace(context, comparing=selection.comparing)
    reports = [check(parse(name, text), selection, context) for name, text in texts.items()]
    if len(reports) == 1:
        yield from reports
        return
    among = replace(context, charters=CharterIndex(one.summary for one in reports))
    for one in reports:
        one.locate_all()
        arrived: CharterReport = pickle.loads(pickle.dumps(one))  # noqa: S301 (it was made here)
        again = parse(one.name, texts[one.name])
        yield check_among(arrived, selection, among) or check(again, selection, among)


def _written(made: Reporter, reports: Iterable[CharterReport], shown: int) -> Iterator[str]:
    """Yield what a format writes, in the order in which netlint calls its methods."""
    summary = Summary(made.context.rules)
    yield _text(made.begin)
    for one in reports:
        for result in one.results.values():
            expect(
                result.status != "crashed", f"{result.code} crashed: {result.reason.text() if result.reason else ''}"
            )
        summary.add(one)
        yield _charter(made, one, shown)
    yield _text(made.end, summary)


def _charter(made: Reporter, report: CharterReport, shown: int) -> str:
    """Return the text for one charter, which travels in parts as between processes if the format draws it so."""
    reporter = parallel(made)
    if reporter is None:
        return _text(made.charter, report, shown)
    drawing = type(reporter)(made.context).draw(report, shown)
    return _text(reporter.text, pickle.loads(pickle.dumps(drawing)))  # noqa: S301 (it was made here)


def _text(method: Callable[..., object], *args: object) -> str:
    """Return what a method of a format returns. Raises `AssertionError` if that is not text."""
    text = method(*args)
    if not isinstance(text, str):
        returned = "None" if text is None else type(text).__name__
        fail(f"`{method.__qualname__}` must return a string, but returned {returned}")
    return text

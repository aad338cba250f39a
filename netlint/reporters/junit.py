"""JUnit's XML, which nearly every build server shows: each charter a suite of tests, each rule a test."""

from collections import Counter, defaultdict
from pathlib import PurePath

from netlint.i18n import Message, Translate
from netlint.linter.report import CharterReport
from netlint.linter.summary import Summary
from netlint.reporters.base import Reporter, translated
from netlint.reporters.escape_markdown import neutralize_markup
from netlint.reporters.escape_terminal import escape_terminal
from netlint.reporters.escape_xml import attributes, content
from netlint.reporters.paths import display_path
from netlint.reporters.rendered import RenderedFinding, render, without_markup
from netlint.reporters.terms import STATUS_TERMS
from netlint.rules.base import Rule

_SEVERAL = Message("{count} findings. The first: {message}")


class Junit(Reporter):
    """A test that fails where a rule makes the run fail, and is skipped where it was skipped."""

    signature = r'<\?xml [^>]*>\n<testsuites name="netlint">'

    def begin(self) -> str:
        """Open the document."""
        return f'<?xml version="1.0" encoding="utf-8"?>\n<testsuites{attributes(name="netlint")}>\n'

    def charter(self, report: CharterReport, shown: int) -> str:  # noqa: ARG002 (programs get all findings)
        """Return a suite: what came of each rule in one charter."""
        path = display_path(report.name, self.context.folder)
        findings: defaultdict[str, list[RenderedFinding]] = defaultdict(list)
        for one in render(self.context, report, report.in_order(), with_snippets=True):
            findings[one.code].append(without_markup(one))
        outcomes, tests = Counter[str](), []
        for code in report.codes:
            rule = self.context.rules[code]
            translate = self.context.translate_for(rule, report.language)
            outcome, inside = _outcome(report, code, findings[code], self.context.folder, translate)
            outcomes[outcome] += 1
            tests.append(_test(rule, path, inside))
        counts = attributes(
            name=path,
            tests=len(tests),
            failures=outcomes["failure"],
            errors=outcomes["error"],
            skipped=outcomes["skipped"],
            time=0,
        )
        return "".join([f"<testsuite{counts}>\n", *tests, "</testsuite>\n"])

    def end(self, summary: Summary) -> str:
        """Close the document, with a suite of what could not be checked, if there is any."""
        if not summary.errors:
            return "</testsuites>\n"
        number, translate = len(summary.errors), self.context.translate(None)
        head = attributes(name="netlint", tests=number, failures=0, errors=number, skipped=0, time=0)
        cases = (_case("netlint", escape_terminal(message.text(translate))) for message in summary.errors)
        return "".join([f"<testsuite{head}>\n", *cases, "</testsuite>\n</testsuites>\n"])


def _case(name: str, error: str) -> str:
    error = neutralize_markup(error)
    head = attributes(classname=name, name=error, time=0)
    return f"  <testcase{head}>\n{_element('error', error, 'error', error)}  </testcase>\n"


def _test(rule: Rule, path: str, inside: str) -> str:
    name = escape_terminal(rule.name)
    head = attributes(classname=path, name=f"{rule.code} {neutralize_markup(name) if rule.is_local else name}", time=0)
    return f"  <testcase{head}>\n{inside}  </testcase>\n" if inside else f"  <testcase{head}/>\n"


def _outcome(
    report: CharterReport, code: str, findings: list[RenderedFinding], folder: PurePath, translate: Translate
) -> tuple[str, str]:
    """Return what came of a rule, as JUnit has it, and the elements that say so."""
    result = report.results.get(code)
    reason = neutralize_markup(escape_terminal(result.reason.text(translate))) if result and result.reason else ""
    if result and result.status == "crashed":
        return "error", _element("error", reason, "crash", reason)
    if result and result.status == "skipped":
        return "skipped", _skipped(reason)
    opened = [one for one in findings if one.suppression is None]
    if findings and not opened:
        return "skipped", _skipped("; ".join(dict.fromkeys(one.why_suppressed for one in findings)))
    if result and result.status == "suppressed":  # and its findings are left out
        return "skipped", _skipped(translated(translate, STATUS_TERMS["suppressed"].column.template))
    text = "\n\n".join(_paragraph(one, display_path(one.file, folder), translate) for one in findings)
    if failing := [one for one in opened if report.is_failing(code, one.severity)]:
        message = failing[0].message
        if len(failing) > 1:
            message = translated(translate, _SEVERAL.template, count=len(failing), message=message)
        return "failure", _element("failure", message, failing[0].severity, text)
    return "passed", f"    <system-out>{content(text)}</system-out>\n" if findings else ""


def _skipped(reason: str) -> str:
    return f"    <skipped{attributes(message=reason)}/>\n"


def _element(name: str, message: str, kind: str, text: str) -> str:
    return f"    <{name}{attributes(message=message, type=kind)}>{content(text)}</{name}>\n"


def _paragraph(rendered: RenderedFinding, path: str, translate: Translate) -> str:
    why_suppressed = f" ({rendered.why_suppressed})" if rendered.why_suppressed else ""
    where = f"{neutralize_markup(path)}:{rendered.span.line}:{rendered.span.column}"
    head = f"{where}: {translate(rendered.severity)}: {rendered.message}{why_suppressed}"
    said = (head, rendered.advice, rendered.lines_to_write, rendered.question, rendered.explain)
    return "\n".join(filter(None, said))

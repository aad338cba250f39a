"""What comes of a rule that raises: it is skipped for a reason, it has crashed, or the run was interrupted."""

from netlint.charter import InvalidValue, StandsElsewhere
from netlint.i18n import Message
from netlint.linter.extracts import ExtractCrash
from netlint.linter.message_checks import checked
from netlint.linter.provided import FixtureCrash, FixtureInterrupted
from netlint.linter.report import RuleResult
from netlint.linter.run_rule import Misfit
from netlint.rules.base import Rule
from netlint.rules.crash import Crash, in_fixture
from netlint.rules.files import FileUnavailable
from netlint.rules.fixture import Fixture
from netlint.rules.skip import NotBegun, SkipRule
from netlint.toml import Document, dotted
from netlint.utils.errors import Interrupted, in_place_of, in_words, interrupted_in, place_in, source_place


def outcome_of(error: BaseException, rule: Rule, document: Document) -> tuple[RuleResult, Crash | None]:
    """Return the outcome of a rule that has raised, and the crash if it is one."""
    try:
        if result := _skipped(error, rule.code, document):
            return result, None
    except Exception as mistake:  # noqa: BLE001 (what a rule raises may have anything in it)
        error = in_place_of(error, mistake)
    crash = _crash_of(error, rule)
    return crashed(crash, _traceback(error, rule)), crash


def crashed(crash: Crash, traceback: str = "") -> RuleResult:
    """Return the outcome of a rule that has crashed."""
    return RuleResult(crash.rule.code, "crashed", crash.reason, traceback=traceback)


def interrupt_of(error: KeyboardInterrupt, rule: Rule, document: Document) -> Interrupted:
    """Return the interrupt of a run, with the rule that was running, its fixture if that was, and the line."""
    fixture = error.fixture if isinstance(error, FixtureInterrupted) else None
    file = fixture.file if fixture else rule.function.__code__.co_filename
    interrupt = interrupted_in(error, f"{rule.code} {rule.name}", document.source.name, file)
    return Interrupted(in_fixture(interrupt.running[0], fixture)) if fixture else interrupt


def _skipped(error: BaseException, code: str, document: Document) -> RuleResult | None:
    """Return that a rule was skipped, if that is what it says. Raises anything for what cannot be shown."""
    if isinstance(error, SkipRule):
        detail = checked(error.detail, NotBegun) if isinstance(error, NotBegun) else None
        reason = checked(error.reason, SkipRule)
        lacks_file = isinstance(error, FileUnavailable)
        return RuleResult(code, "skipped", reason, not_begun=detail, lacks_file=lacks_file)
    if isinstance(error, StandsElsewhere):
        template = "you keep `{section}` elsewhere ({place})"
        reason = checked(Message(template, {"section": error.section, "place": error.at}), SkipRule)
        return RuleResult(code, "skipped", reason, elsewhere=(error.section, error.at))
    if isinstance(error, InvalidValue):
        path = dotted(document.named(error.path))
        return RuleResult(code, "skipped", Message("`{path}` is invalid", {"path": path}), hidden_by="")
    return None


def _crash_of(error: BaseException, rule: Rule) -> Crash:
    """Return how a rule crashed: by itself, in a fixture of a plugin, or in a function that it compares."""
    if isinstance(error, ExtractCrash):
        return Crash(rule, str(error))
    file = rule.function.__code__.co_filename
    if isinstance(error, Misfit):
        return _crash(rule, error.error, source_place(file, error.line))
    if isinstance(error, FixtureCrash):
        place = place_in(error.error, error.fixture.file) or error.fixture.where
        return _crash(rule, error.error, place, error.fixture)
    return _crash(rule, error, place_in(error, file))


def _crash(rule: Rule, error: BaseException, place: str, fixture: Fixture | None = None) -> Crash:
    said = in_words(error)
    return Crash(rule, f"{said} ({place})" if place else said, place, fixture)


def _traceback(error: BaseException, rule: Rule) -> str:
    """Return the traceback of a crash, from the first line of the plugin on."""
    from netlint.utils.tracebacks import traceback_at, traceback_of

    if isinstance(error, Misfit):
        code = rule.function.__code__
        return traceback_at(error.error, code.co_filename, error.line, code.co_name)
    if isinstance(error, ExtractCrash):
        return ""  # of a function that was called before, perhaps in another process
    return traceback_of(error.error if isinstance(error, FixtureCrash) else error)

"""Formats of plugins: their texts in other languages, what they are told of a run, and what they get wrong."""

import re
from pathlib import Path

import pytest
from support.commands import Netlint
from support.format_plugins import install_format

HEAD = "from netlint import Message\nfrom netlint.reporters import Reporter\n\n\nclass Format(Reporter):\n"
CHARTER = '    def charter(self, report, shown):\n        return f"{report.name}\\n"\n\n'
PLAIN = HEAD + CHARTER


@pytest.fixture
def charter(tmp_path: Path) -> Path:
    (tmp_path / "charter.toml").write_text('[network]\nname = "x"\n')
    return tmp_path


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (HEAD + "    def charter(self, report):\n        return ''", "`charter` of the format Format (netlint_sample_format.py, line 6) must have the parameters (self, report, shown)."),
        (HEAD + "    async def charter(self, report, shown):\n        return ''", "`charter` of the format Format (netlint_sample_format.py, line 6) must return a string, but returned coroutine."),
        (HEAD + "    def charter(self, report, shown):\n        yield ''", "`charter` of the format Format (netlint_sample_format.py, line 6) must return a string, but returned generator."),
        (HEAD + "    charter = 'text'", "the format `list` has no method `charter`. Add it; it returns the text for one charter."),
        (PLAIN + "    def begin(self):\n        pass", "`begin` of the format Format (netlint_sample_format.py, line 9) must return a string, but returned None."),
        (PLAIN + "    def end(self):\n        return ''", "`end` of the format Format (netlint_sample_format.py, line 9) must have the parameters (self, summary)."),
        (PLAIN + "    def is_report(self, text):\n        return True", "`is_report` of the format Format (netlint_sample_format.py, line 9) must have the parameters (self, head, tail)."),
        (PLAIN + "    def __init__(self, context):\n        pass", "`__init__` of the format Format (netlint_sample_format.py, line 9) must call `super().__init__(context)`."),
        (PLAIN + "    notes = 'what is left out'", "`notes` of the format Format (netlint_sample_format.py, line 5) must be a list of messages (netlint.Message)."),
        (PLAIN + "    notes = ['what is left out']", "`notes` of the format Format (netlint_sample_format.py, line 5) must be a list of messages (netlint.Message)."),
        (PLAIN + "    notes = None", "`notes` of the format Format (netlint_sample_format.py, line 5) must be a list of messages (netlint.Message)."),
        (PLAIN + "    companions = ['markdown']", "`companions` of the format Format (netlint_sample_format.py, line 5) must map names of formats to environment variables."),
        (PLAIN + "    companions = {'markdwon': 'SUMMARY'}", "`companions` of the format Format (netlint_sample_format.py, line 5) has an unknown report format `markdwon`. Did you mean `markdown`?"),
        (PLAIN + "    signature = '('", "`signature` of the format Format (netlint_sample_format.py, line 5) is not a regular expression: missing )"),
        (PLAIN + "    signature = 3", "`signature` of the format Format (netlint_sample_format.py, line 5) is not a regular expression: first argument must be string"),
    ],
)  # fmt: skip
def test_what_a_format_gets_wrong_is_named(netlint: Netlint, charter: Path, source: str, said: str) -> None:
    env = install_format(charter / "site", source)
    for args in (("--format", "list"), ("--output", "list:report.txt")):
        done = netlint(*args, **env)
        assert done.returncode == 2
        assert f"plugin `sample` (netlint-sample 0.3): {said}" in done.stderr
        assert "Warning" not in done.stderr
        assert not (charter / "report.txt").exists()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (HEAD + "    def charter(self, report, shown):\n        return report.findings[99].code", "IndexError: tuple index out of range (netlint_sample_format.py, line 7)"),
        (PLAIN + "    def __init__(self, context):\n        raise ValueError('no day')", "ValueError: no day (netlint_sample_format.py, line 10)"),
        (PLAIN + "    def end(self, summary):\n        raise SystemExit(0)", "SystemExit: 0 (netlint_sample_format.py, line 10)"),
        (PLAIN + "    notes = [Message('Left out: {number}')]", "KeyError: 'number'"),
    ],
)  # fmt: skip
def test_what_a_format_raises_is_named(netlint: Netlint, charter: Path, source: str, said: str) -> None:
    env = install_format(charter / "site", source)
    done = netlint("--format", "list", **env)
    assert done.returncode == 2
    assert f"plugin `sample` (netlint-sample 0.3) raised an error: {said}\n" in done.stderr


def test_a_companion_is_written_too(netlint: Netlint, charter: Path) -> None:
    source = (
        PLAIN + "    companions = {'concise': 'SAMPLE_SUMMARY'}\n    notes = [Message('Left out: {n}', {'n': 3})]\n"
    )
    env = install_format(charter / "site", source)
    done = netlint("--format", "list", "--select", "NL101", SAMPLE_SUMMARY=str(charter / "summary.txt"), **env)
    assert (done.stdout, done.stderr) == ("charter.toml\n", "Left out: 3\n")
    assert "NL101" in (charter / "summary.txt").read_text()


TRANSLATED = '''
from netlint import Message
from netlint.reporters import Reporter, escape


class Format(Reporter):
    """The number of members, in the language of the charter."""

    signature = r"(Members|Leden): "

    def charter(self, report, shown):
        charter = report.charter_on(self.context.today)
        number = len(charter.active) if charter else 0
        message = Message("Members: {number}", {"number": number})
        return escape.terminal(message.text(self.context.translate(report.language))) + "\\n"
'''


def test_a_format_has_its_own_texts_in_dutch(netlint: Netlint, charter: Path) -> None:
    """The plugin has no rules: only a format."""
    site = charter / "site"
    env = install_format(site, TRANSLATED)
    package = site / "netlint_sample_format"
    (package / "locale").mkdir(parents=True)
    (site / "netlint_sample_format.py").rename(package / "__init__.py")
    (package / "locale" / "nl.toml").write_text('"Members: {number}" = "Leden: {number}"\n')
    assert netlint("--format", "list", "--lang", "nl", **env).stdout == "Leden: 0\n"
    assert netlint("--format", "list", **env).stdout == "Members: 0\n"
    (package / "locale" / "nl.toml").write_text('"Members: {number}" = "Leden: {numer}"\n')
    done = netlint("--format", "list", **env)
    assert done.returncode == 2
    assert re.search(r"plugin `sample`.*nl\.toml:1", done.stderr)


def test_a_report_is_known_by_its_signature(netlint: Netlint, charter: Path) -> None:
    env = install_format(charter / "site", TRANSLATED)
    for before, code in (("Members: 3\n", 0), ("a diary\n", 2)):
        (charter / "report.txt").write_text(before)
        assert netlint("--output", "list:report.txt", "--fail-on", "never", **env).returncode == code
    assert (charter / "report.txt").read_text() == "a diary\n"

"""Rules that compare what their own functions return of charters: in rule files and plugins, in any number of processes."""

import json
from pathlib import Path
from typing import Any

import pytest
from support.commands import Netlint
from support.repositories import Repository

RULES = '''"""Circles."""

from collections.abc import Iterator

from netlint import Charter, CharterIndex, Finding, InvalidValue, SkipRule, rule


def circles_of(charter: Charter) -> tuple[str, ...]:
    """Return the ids of the circles."""
    {body}


@rule("OUR001", severity="warning", level="sound", compares=(circles_of,))
def circle_twice(charters: CharterIndex) -> Iterator[Finding]:
    """Two networks have the same circle.

    Why: -
    Fix: -
    Bad: -
    Good: -
    """
    for name in charters.own.of(circles_of):
        first = charters.lookup(circles_of, name)[0]
        if first.file != charters.own.file:
            yield Finding("{file} has {name} too.", at=("circles", name, "id"), name=name, file=first.file)
'''
BODY = "return tuple(circle.id for circle in charter.circles)"
SETTINGS = 'rule-files = ["rules/*.py"]\nselect = ["OUR"]\n'


def circles(*names: str) -> str:
    return "".join(f'[[circles]]\nid = "{name}"\n' for name in names)


def network(text: str) -> str:
    """Return a charter, with a network at its end if it has none."""
    return text if "network" in text else f"{text}[network]\n"


def write(folder: Path, body: str = BODY, settings: str = SETTINGS, **charters: str) -> None:
    (folder / "rules").mkdir(exist_ok=True)
    (folder / "rules" / "circles.py").write_text(RULES.replace("{body}", body))
    (folder / "netlint.toml").write_text(settings)
    for name, text in charters.items():
        (folder / f"{name}.charter.toml").write_text(network(text))


def checked(netlint: Netlint, *args: str) -> dict[str, tuple[list[tuple[str, str]], dict[str, Any]]]:
    """Return code and message of the findings in each charter, and what came of OUR001."""
    done = netlint(".", "--format", "json", *args)
    return {
        one["path"].partition(".")[0]: (
            [(finding["code"], finding["message"]) for finding in one["findings"]],
            one["results"]["OUR001"],
        )
        for one in json.loads(done.stdout)["charters"]
    }


def opened(netlint: Netlint, *args: str) -> list[str]:
    """Return a line for each open finding."""
    lines = netlint(".", "--format", "concise", *args).stdout.splitlines()
    return [line for line in lines if ": Suppressed: " not in line]


PASSED = {"status": "passed", "reason": None}
OPEN = {"status": "open", "reason": None}
CRASHED = {"status": "crashed"}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rule_file_compares_what_it_wants(netlint: Netlint, tmp_path: Path, jobs: str) -> None:
    write(tmp_path, a=circles("money"), b=circles("pr"), c=circles("pr", "money"), d="")
    found = checked(netlint, "--jobs", jobs)
    twice = [("OUR001", "b.charter.toml has pr too."), ("OUR001", "a.charter.toml has money too.")]
    assert found == {"a": ([], PASSED), "b": ([], PASSED), "c": (twice, OPEN), "d": ([], PASSED)}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rule_that_compares_can_require_a_section(netlint: Netlint, tmp_path: Path, jobs: str) -> None:
    write(tmp_path, a=circles("money"), b=circles("money"), c="")
    rules = tmp_path / "rules" / "circles.py"
    rules.write_text(rules.read_text().replace('level="sound"', 'level="sound", requires=("circles",)'))
    found = checked(netlint, "--jobs", jobs)
    lacking = {"status": "skipped", "reason": "the charter has no `circles`"}
    assert found == {"a": ([], PASSED), "b": ([("OUR001", "a.charter.toml has money too.")], OPEN), "c": ([], lacking)}


def test_processes_that_start_anew_compare_the_same(netlint: Netlint, tmp_path: Path) -> None:
    body = f'import sys\n    open("called", "a").write(" ".join(sys.orig_argv))\n    {BODY}'
    write(tmp_path, body, **{f"c{number:02}": circles(f"only-{number}", "money") for number in range(12)})
    (tmp_path / "site").mkdir()
    setting = "import multiprocessing\nmultiprocessing.set_start_method('spawn')\n"
    (tmp_path / "site" / "sitecustomize.py").write_text(setting)
    new = {"PYTHONPATH": str(tmp_path / "site"), "PYTHONDONTWRITEBYTECODE": "1"}
    one, two = (netlint(".", "--format", "concise", "--jobs", jobs, **new) for jobs in "12")
    assert one.stdout == two.stdout
    assert one.stdout.count("OUR001 c00.charter.toml has money too.") == 11
    assert "netlint.project.processes" in (tmp_path / "called").read_text()


def test_with_one_charter_the_rule_is_skipped(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=circles("money"), b=circles("money"))
    for done in (
        netlint("a.charter.toml", "--format", "json"),
        netlint("-", "--format", "json", stdin=network(circles("money"))),
    ):
        result = json.loads(done.stdout)["charters"][0]["results"]["OUR001"]
        assert result == {"status": "skipped", "reason": "the rule compares charters, but this run has only one"}


def test_the_function_is_called_once_for_each_charter_and_only_if_asked_for(netlint: Netlint, tmp_path: Path) -> None:
    body = f'open("called", "a").write(charter.network.name)\n    {BODY}'
    names = {name: f'network.name = "{name}"\n' + circles(name) for name in "abc"}
    write(tmp_path, body, **names)
    assert checked(netlint)["c"] == ([], PASSED)
    assert (tmp_path / "called").read_text() == "abc"
    (tmp_path / "called").unlink()
    netlint(".", "--select", "NL7")
    netlint("a.charter.toml")
    assert not (tmp_path / "called").exists()


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("asked", ["own.of(circles_of)", "lookup(circles_of, 'money')"])
def test_a_rule_that_declares_nothing_to_compare_is_told_what_to_write(
    netlint: Netlint, tmp_path: Path, asked: str, jobs: str
) -> None:
    write(tmp_path, a=circles("money"), b=circles("money"))
    rules = tmp_path / "rules" / "circles.py"
    text = rules.read_text().replace(", compares=(circles_of,)", "")
    rules.write_text(text.replace("charters.own.of(circles_of)", f"charters.{asked}"))
    error = (
        "LookupError: `circles_of` is not in `compares` of the rule; write @rule(..., compares=(circles_of,)) "
        "(circles.py, line 22)"
    )
    crashed = (
        [("NL030", f"Rule OUR001 (circle-twice, from circles.py) crashed: {error}.")],
        CRASHED | {"reason": error},
    )
    assert checked(netlint, "--jobs", jobs) == {"a": crashed, "b": crashed}


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("return (1 / len(charter.circles),)", "ZeroDivisionError: division by zero (circles.py, line 10)"),
        (
            "return 3 if not charter.circles else ()",
            (
                "TypeError: circles_of (circles.py, line 8) returned int, but its return type says otherwise: "
                "Expected `array`, got `int`"
            ),
        ),
        (
            "return () if charter.circles else tuple(map(str, range(5000)))",
            "ValueError: circles_of (circles.py, line 8) returned 23893 bytes; return at most 8192, such as ids only",
        ),
        (
            "if not charter.circles: raise SkipRule('no {x}')\n    return ()",
            (
                "TypeError: the message 'no {x}' has no value for {x}; pass it as a parameter: x=... "
                "(circles.py, line 10)"
            ),
        ),
        (
            "if not charter.circles: raise InvalidValue(3)\n    return ()",
            "TypeError: 'int' object is not iterable (circles.py, line 10)",
        ),
    ],
)
def test_a_function_that_crashes_is_named_where_it_does(
    netlint: Netlint, tmp_path: Path, body: str, error: str, jobs: str
) -> None:
    body = body.replace("(1 / len(charter.circles),)", "tuple(str(1 / len(charter.circles)) for _ in '1')[:0]")
    write(tmp_path, body, a=circles("money"), b="", c=circles("pr"))
    found = checked(netlint, "--jobs", jobs)
    said = f"Rule OUR001 (circle-twice, from circles.py) crashed: {error}."
    assert found["b"] == ([("NL030", said)], {"status": "crashed", "reason": error})
    assert found["a"] == found["c"] == ([], PASSED)
    assert netlint(".", "--jobs", jobs).returncode == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_names_the_function_its_charter_and_its_line(netlint: Netlint, tmp_path: Path, jobs: str) -> None:
    body = f"if charter.network.name == 'b': raise KeyboardInterrupt\n    {BODY}"
    write(tmp_path, body, a='network.name = "a"\n', b='network.name = "b"\n')
    done = netlint(".", "--jobs", jobs)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "Interrupted while running circles_of on b.charter.toml (circles.py, line 10)."
    )


FOR_ONE = SETTINGS + '[[overrides]]\ncharters = "b.charter.toml"\nignore = ["OUR001"]\n'


def test_a_charter_without_the_rule_is_compared_all_the_same(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, settings=FOR_ONE, b=circles("money"), c=circles("money"))
    done = netlint(".", "--format", "concise")
    assert done.stdout == "c.charter.toml:2:6: warning OUR001 b.charter.toml has money too. (circle-twice)\n"


@pytest.mark.parametrize("format_", ["json", "text", "sarif", "markdown", "html", "junit"])
def test_a_crash_in_a_charter_without_the_rule_is_told(netlint: Netlint, tmp_path: Path, format_: str) -> None:
    crashing = "return tuple(circle.id for circle in charter.circles) if charter.circles else 1 / 0"
    write(tmp_path, crashing, FOR_ONE, a=circles("pr"), b="", c=circles("money"))
    done = netlint(".", "--format", format_)
    assert done.returncode == 2
    assert "ZeroDivisionError: division by zero (circles.py, line 10)" in " ".join(done.stdout.split())
    if format_ == "json":
        charters = {one["path"]: one["results"] for one in json.loads(done.stdout)["charters"]}
        assert "OUR001" not in charters["b.charter.toml"]
        assert charters["c.charter.toml"]["OUR001"] == PASSED
    assert "-1 " not in done.stdout


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("circles = 3\n", "`circles` is invalid"),
        ('[[elsewhere]]\nsections = "circles"\nat = "wiki"\n', "you keep `circles` elsewhere (wiki)"),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_a_rule_cannot_read_of_its_own_charter_skips_it(
    netlint: Netlint, tmp_path: Path, text: str, reason: str, jobs: str
) -> None:
    write(tmp_path, a=circles("money"), b=text, c=circles("money"))
    found = checked(netlint, "--jobs", jobs)
    assert found["b"][1] == {"status": "skipped", "reason": reason}
    assert found["c"] == ([("OUR001", "a.charter.toml has money too.")], OPEN)


def test_a_rule_that_finds_nothing_says_what_it_does_not_know(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a='network.name = "A"\n', b="circles = 3\n", c='[[elsewhere]]\nsections = "circles"\nat = "wiki"\n')
    rules = tmp_path / "rules" / "circles.py"
    text = rules.read_text()
    rules.write_text(text[: text.index("    for name in")] + "    yield from charters.lookup(circles_of, 'no')\n")
    found = checked(netlint)
    assert found["a"][1] == {"status": "skipped", "reason": "b.charter.toml: `circles` is invalid"}
    assert found["b"][1] == {"status": "skipped", "reason": "`circles` is invalid"}
    assert found["c"][1] == {"status": "skipped", "reason": "b.charter.toml: `circles` is invalid"}


def test_a_declaration_that_is_wrong_is_told_with_its_place(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, "yield ''", a="", b="")
    done = netlint(".")
    assert done.returncode == 2
    assert "`compares` has `circles_of` (circles.py, line 8), which is a generator; return a tuple" in done.stderr


def test_ignore_comments_hold_for_what_is_compared(netlint: Netlint, tmp_path: Path) -> None:
    ignored = "# netlint: ignore-file[OUR001] Both exist.\n" + circles("money")
    write(tmp_path, a=circles("money"), b=ignored, c=circles("money"))
    assert opened(netlint) == ["c.charter.toml:2:6: warning OUR001 a.charter.toml has money too. (circle-twice)"]


# Since a revision


def test_what_was_so_at_a_revision_is_not_new(netlint: Netlint, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    write(tmp_path, a=circles("money"), b=circles("pr"), c=circles("money"), gone=circles("pr"))
    repository.commit("2026-06-01")
    repository.write(network("# Changed.\n" + circles("pr", "money")), "b.charter.toml")
    repository.write(network(circles("pr", "new")), "new.charter.toml")
    assert opened(netlint, "--since", "HEAD") == [
        "b.charter.toml:5:6: warning OUR001 a.charter.toml has money too. (circle-twice)",
        "new.charter.toml:2:6: warning OUR001 b.charter.toml has pr too. (circle-twice)",
    ]


def test_what_another_charter_has_now_makes_a_finding_new(netlint: Netlint, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    write(tmp_path, a=circles("pr"), b=circles("money"), c=circles("pr"))
    repository.commit("2026-06-01")
    repository.write(network(circles("pr", "money")), "a.charter.toml")
    found = ["b.charter.toml:2:6: warning OUR001 a.charter.toml has money too. (circle-twice)"]
    assert opened(netlint, "--since", "HEAD") == found


def test_a_charter_that_was_invalid_is_compared_as_it_was(netlint: Netlint, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    write(tmp_path, a="circles = 3\n", b=circles("money"), c=circles("money"))
    repository.commit("2026-06-01")
    repository.write(network(circles("money")), "a.charter.toml")
    done = netlint(".", "--since", "HEAD", "--format", "json")
    open_ = {one["path"]: one["findings"] for one in json.loads(done.stdout)["charters"]}
    assert [one["suppression"] is None for one in open_["b.charter.toml"]] == [True]


def test_members_who_had_left_then_are_counted_as_on_the_day_of_the_run(netlint: Netlint, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    members = '[[members]]\nid = "ana"\nleft = 2027-01-01\n'
    body = "return tuple(member.id for member in charter.active)"
    write(tmp_path, body, a=members, b=members)
    rules = tmp_path / "rules" / "circles.py"
    rules.write_text(rules.read_text().replace('("circles", name, "id")', '("members", name)'))
    repository.commit("2026-06-01")
    repository.write(network("# Changed.\n" + members), "a.charter.toml")
    assert opened(netlint, "--since", "HEAD") == []
    assert opened(netlint) == ["b.charter.toml:1:1: warning OUR001 a.charter.toml has ana too. (circle-twice)"]


# The other commands


def test_a_page_of_several_charters_has_what_is_compared(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=circles("money"), b=circles("money"))
    done = netlint(".", "--format", "html")
    assert "a.charter.toml has money too." in done.stdout


def test_a_history_of_one_charter_compares_nothing(netlint: Netlint, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    write(tmp_path, a=circles("money"), b=circles("money"))
    repository.commit("2026-06-01")
    done = netlint("history", "a.charter.toml")
    assert done.returncode == 0, done.stderr
    assert "OUR001" not in done.stdout


def test_a_decision_about_what_is_compared_can_be_written(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=circles("money"), b=circles("money"))
    agreed = ("--reason", "Both have one.", "--agreed-by", "Ana", "--until", "2027-01-01", "--no-input")
    done = netlint("decide", "OUR001", "--charter", ".", *agreed)
    assert done.returncode == 0, done.stderr
    assert opened(netlint) == []


def test_a_decision_about_one_place_leaves_what_is_compared_elsewhere(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=circles("money", "pr"), b=circles("money", "pr"))
    agreed = ("--reason", "Both have one.", "--agreed-by", "Ana", "--until", "2027-01-01", "--no-input")
    done = netlint("decide", "OUR001", "circles.money.id", "--charter", ".", *agreed)
    assert done.returncode == 0, done.stderr
    assert opened(netlint) == ["b.charter.toml:4:6: warning OUR001 a.charter.toml has pr too. (circle-twice)"]


# Plugins


PLUGIN = '''"""Partners."""

from collections.abc import Iterator, Mapping

from netlint import Charter, CharterIndex, Finding, Table, hookimpl, rule, rules_in


class Ours(Table, frozen=True):
    """Our table."""

    name: str = ""
    partner: str | None = None


def own_name(charter: Charter) -> str:
    """Return the name."""
    return charter.table(Ours).name


def partner_of(charter: Charter) -> str | None:
    """Return the partner."""
    return charter.table(Ours).partner


@rule("OUR001", severity="warning", level="sound", compares=(own_name, partner_of))
def one_sided(charters: CharterIndex) -> Iterator[Finding]:
    """A partner does not name this network.

    Why: -
    Fix: -
    Bad: -
    Good: -
    """
    for other in charters.lookup(own_name, charters.own.of(partner_of)):
        if other.of(partner_of) != charters.own.of(own_name):
            yield Finding("{file} does not name us.", at="plugins.ours.partner", file=other.file)


@hookimpl
def netlint_rules():
    return rules_in(__name__)


@hookimpl
def netlint_tables():
    return {"ours": Ours}
'''


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_plugin_compares_its_own_table(netlint: Netlint, tmp_path: Path, jobs: str) -> None:
    site, networks = tmp_path / "site", tmp_path / "networks"
    info = site / "netlint_ours-0.1.dist-info"
    info.mkdir(parents=True)
    networks.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: netlint-ours\nVersion: 0.1\n")
    (info / "entry_points.txt").write_text("[netlint]\nours = netlint_ours\n")
    (site / "netlint_ours.py").write_text(PLUGIN)
    for name, partner in {"a": "b", "b": "a", "c": "a", "d": "nowhere"}.items():
        text = network(f'[plugins.ours]\nname = "{name}"\npartner = "{partner}"\n')
        (networks / f"{name}.charter.toml").write_text(text)
    options = (".", "--select", "OUR", "--format", "concise", "--jobs", jobs)
    done = netlint(*options, cwd=networks, PYTHONPATH=str(site))
    assert done.stdout == "c.charter.toml:3:11: warning OUR001 a.charter.toml does not name us. (one-sided)\n"
    (networks / "b.charter.toml").write_text("[plugins.ours]\nname = 3\n[network]\n")
    done = netlint(*options, cwd=networks, PYTHONPATH=str(site))
    assert done.stdout == "c.charter.toml:3:11: warning OUR001 a.charter.toml does not name us. (one-sided)\n"


TYPED = '''"""Circles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netlint import Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netlint import Charter, CharterIndex


class Led(NamedTuple):
    """A circle and its lead."""

    circle: str
    lead: str | None


def led_circles(charter: Charter) -> dict[str, Led]:
    """Return the circles by their ids."""
    return {circle.id: Led(circle.id, circle.lead) for circle in charter.circles}


@rule("OUR001", severity="warning", level="sound", compares=(led_circles,))
def other_lead(charters: CharterIndex, *, ignored: tuple[str, ...] = ("pr",)) -> Iterator[Finding]:
    """A circle has two leads.

    Why: -
    Fix: -
    Bad: -
    Good: -
    """
    for name, own in charters.own.of(led_circles).items():
        others = [other.of(led_circles)[name].lead for other in charters.lookup(led_circles, name)]
        if name not in ignored and set(others) != {own.lead}:
            yield Finding("{leads} lead it.", at=("circles", name), leads=[lead or "" for lead in others])
'''


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_types_of_the_file_itself_are_kept(netlint: Netlint, tmp_path: Path, jobs: str) -> None:
    ana, bo = (f'{circles("money")}lead = "{name}"\n{circles("pr")}lead = "{name}"\n' for name in ("ana", "bo"))
    write(tmp_path, a=ana, b=bo)
    (tmp_path / "rules" / "circles.py").write_text(TYPED)
    assert opened(netlint, "--jobs", jobs) == [
        "a.charter.toml:1:1: warning OUR001 ana and bo lead it. (other-lead)",
        "b.charter.toml:1:1: warning OUR001 ana and bo lead it. (other-lead)",
    ]

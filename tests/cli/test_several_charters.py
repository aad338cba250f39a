"""Several charters in a run: rules that compare them, settings for some of them, lists of files."""

import json
import re
from pathlib import Path

import pytest
from support.commands import Netlint

from netlint.project.worker_pool import available


def network(name: str, *, parent: str = "", affiliates: str = "", extra: str = "") -> str:
    """Return a charter of a network."""
    text = f'[network]\nname = "{name}"\n'
    text += f'parent = "{parent}"\n' if parent else ""
    text += f"affiliates = [{affiliates}]\n" if affiliates else ""
    return text + extra


def coordinated(by: str, name: str = "") -> str:
    """Return the end of a charter: a member who coordinates."""
    named = f'name = "{name}"\n' if name else ""
    return f'\n[[members]]\nid = "{by}"\n{named}\n[coordination]\ncoordinator = "{by}"\n'


def write(folder: Path, **charters: str) -> None:
    """Write charters, each under its own name."""
    for name, text in charters.items():
        file = folder / name.replace("__", "/") / "charter.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def found(netlint: Netlint, *args: str, select: str = "NL7") -> list[tuple[str, str]]:
    """Return folder and code of each finding."""
    done = netlint(".", "--select", select, "--format", "json", *args)
    assert done.returncode != 2, done.stderr
    charters = json.loads(done.stdout)["charters"]
    return [(one["path"].rpartition("/")[0], finding["code"]) for one in charters for finding in one["findings"]]


MISTAKEY = {
    "syntax": b"[network\n",
    "bytes": b'[network]\nname = "\xff"\n',
    "deep": b"a = " + b"[" * 500,
    "empty": b"",
    "form": b'[network]\nname = 3\nnaam = "x"\n',
    "comment": b'[network] # netlint: ignore[NL101]\nname = "x"\n',
    "members": b'[network]\nname = "x"\n[[members]]\nid = "ana"\n[[members]]\nid = "ana"\n',
    "well": b'[network]\nname = "x"\npurpose = "A city that keeps its water."\n',
}


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("format_", ["text", "concise", "json"])
def test_a_charter_among_others_has_the_same_report_as_alone(
    netlint: Netlint, tmp_path: Path, format_: str, jobs: str
) -> None:
    for name, raw in MISTAKEY.items():
        (tmp_path / f"{name}.charter.toml").write_bytes(raw)
    options = ("--quiet", "--format", format_, "--ignore", "NL7", "--jobs", jobs)
    together = netlint(".", *options)
    assert together.returncode == 1
    if format_ == "json":
        reported = {one["path"]: one for one in json.loads(together.stdout)["charters"]}
        alone = {name: json.loads(netlint(name, *options).stdout)["charters"] for name in reported}
        assert {name: [one] for name, one in reported.items()} == alone
    else:
        names = sorted(f"{name}.charter.toml" for name in MISTAKEY)
        assert together.stdout == "".join(netlint(name, *options).stdout for name in names)


def test_with_one_charter_there_is_nothing_to_compare(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=network("A", parent="B"))
    done = netlint("a/charter.toml", "--select", "NL7", "--format", "json")
    results = json.loads(done.stdout)["charters"][0]["results"]
    assert {results[code]["status"] for code in results if code.startswith("NL7")} == {"skipped"}
    assert "Between networks" not in netlint("a/charter.toml").stdout


def test_the_only_charter_that_can_be_read_has_nothing_to_compare_with(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=network("A", parent="B"), b=network("B"))
    unused = '[[exceptions]]\nrule = "NL004"\nreason = "Later."\n'  # so that a is checked again in the end
    (tmp_path / "a" / "netlint.toml").write_text(unused, "utf-8")
    (tmp_path / "b" / "netlint.toml").write_text('baseline = "netlint-baseline.json"\n', "utf-8")
    (tmp_path / "b" / "netlint-baseline.json").mkdir()  # so that b cannot be checked
    done = netlint(".", "--select", "NL7,NL004,NL021", "--format", "json")
    assert done.returncode == 2
    assert "bug in netlint" not in done.stderr
    (report,) = json.loads(done.stdout)["charters"]
    assert {report["results"][code]["status"] for code in ("NL701", "NL702", "NL706")} == {"skipped"}


def test_a_network_that_is_its_own_parent_is_reported_alone_too(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=network("A", parent="A"))
    assert found(netlint, select="NL7") == [("a", "NL702")]


def test_parent_and_child_know_each_other(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=network("A"), b=network("B", parent="A"), c=network("C", parent="Elsewhere"))
    assert found(netlint) == [("b", "NL701")]
    write(tmp_path, a=network("A", affiliates='"B"'))
    assert found(netlint) == []


def test_a_circle_of_parents_is_reported_once(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, c=network("C", parent="A"), a=network("A", parent="B"), b=network("B", parent="C"))
    write(tmp_path, d=network("D", parent="A"), e=network("E", parent="E"))
    assert found(netlint, select="NL702") == [("a", "NL702"), ("e", "NL702")]


def test_one_id_is_one_person(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=network("A", extra=coordinated("ana", "Ana Bakker")))
    write(tmp_path, b=network("B", extra=coordinated("ana", "ana bakker")), c=network("C", extra=coordinated("ana")))
    assert found(netlint, select="NL703") == []
    write(tmp_path, d=network("D", extra=coordinated("ana", "Ana de Wit")))
    assert found(netlint, select="NL703") == [("d", "NL703")]


@pytest.mark.parametrize(("networks", "codes"), [(3, []), (4, [("n0", "NL704")])])
def test_who_coordinates_many_networks(
    netlint: Netlint, tmp_path: Path, networks: int, codes: list[tuple[str, str]]
) -> None:
    write(tmp_path, **{f"n{number}": network(f"N {number}", extra=coordinated("ana")) for number in range(networks)})
    assert found(netlint, select="NL704") == codes


@pytest.mark.parametrize(
    ("named", "is_typo"),
    [("Stroomop", False), ("Stromop", True), ("stroomop", False), ("Sotroomop", True), ("Water", False), ("S", False)],
)
def test_a_typo_in_the_name_of_a_network(netlint: Netlint, tmp_path: Path, named: str, is_typo: bool) -> None:
    write(tmp_path, a=network("Stroomop"), b=network("Noord", affiliates=f'"{named}"'))
    assert found(netlint, select="NL705") == ([("b", "NL705")] if is_typo else [])


def test_numbers_make_other_networks(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=network("Circle 1"), b=network("Noord", parent="Circle 2"))
    assert found(netlint, select="NL705") == []


def test_what_is_found_does_not_depend_on_the_processes(netlint: Netlint, tmp_path: Path) -> None:
    for number in range(130):
        parent = f"N {number // 2}" if number else "N 129"
        extra = coordinated(f"m{number % 7}", f"M {number % 11}")
        write(tmp_path, **{f"n{number:03}": network(f"N {number}", parent=parent, extra=extra)})
    args = (".", "--select", "NL7,NL101", "--format", "json")
    one = netlint(*args, "--jobs", "1")
    assert one.returncode == 1
    assert one.stdout == netlint(*args, "--jobs", "3").stdout
    assert {"NL701", "NL703", "NL704"} <= {code for _, code in found(netlint)}


def test_a_finding_between_networks_can_be_suppressed(netlint: Netlint, tmp_path: Path) -> None:
    comment = "# netlint: ignore[NL701] They will in May.\n"
    write(tmp_path, a=network("A"), b=network("B").replace("name", f'{comment}parent = "A"\nname'))
    done = netlint(".", "--select", "NL701", "--fail-on", "warning")
    assert done.returncode == 0
    assert "They will in May." in " ".join(done.stdout.split())
    assert netlint(".", "--select", "NL701", "--no-suppressions", "--fail-on", "warning").returncode == 1
    write(tmp_path, b=network("B", parent="A"))
    assert netlint(".", "--select", "NL701", "--fail-on", "warning").returncode == 1
    netlint(".", "--select", "NL701", "--write-baseline")
    assert netlint(".", "--select", "NL701", "--fail-on", "warning").returncode == 0


CIRCLE = {"a": network("A", parent="B"), "b": network("B", parent="A")}


def _reported(netlint: Netlint, *args: str, code: str = "NL02") -> list[str]:
    done = netlint(".", "--select", "NL702,NL703,NL101,NL02", "--format", "json", "--jobs", "2", *args)
    assert done.returncode != 2, done.stderr
    return [
        f"{one['path'].partition('/')[0]} {finding['code']} {finding['message']}"
        for one in json.loads(done.stdout)["charters"]
        for finding in one["findings"]
        if finding["code"].startswith(code) and not finding["suppression"]
    ]


def test_an_exception_between_networks_that_has_ended_is_reported(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, **CIRCLE)
    exception = '[[exceptions]]\nrule = "{}"\nreason = "May."\nuntil = {}\n'
    (tmp_path / "netlint.toml").write_text(exception.format("NL702", "2027-01-01"), "utf-8")
    assert _reported(netlint) == _reported(netlint, code="NL702") == []
    for named in ("NL702", "NL7"):
        (tmp_path / "netlint.toml").write_text(exception.format(named, "2026-01-01"), "utf-8")
        said = f"a NL022 The exception for `{named}` ended on 2026-01-01 (netlint.toml:1)."
        assert _reported(netlint) == [said]
        assert len(_reported(netlint, code="NL702")) == 1


def test_a_suppression_between_networks_that_matches_nothing_is_reported(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a="# netlint: ignore-file[NL703] One day.\n" + network("A"), b=network("B"))
    exception = '[[exceptions]]\nrule = "NL702"\nreason = "May."\n'
    (tmp_path / "netlint.toml").write_text(exception, "utf-8")
    assert _reported(netlint) == [
        "a NL021 `NL703` reports nothing here, so this ignore comment has no effect.",
        "a NL021 The exception for `NL702` matches no finding (netlint.toml:1).",
    ]
    write(tmp_path, **CIRCLE)
    assert _reported(netlint) == _reported(netlint, code="NL702") == []


def test_what_the_baseline_knows_between_networks_goes_out_when_it_is_gone(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, **CIRCLE)
    netlint(".", "--select", "NL702", "--write-baseline")
    assert _reported(netlint) == _reported(netlint, code="NL702") == []
    write(tmp_path, b=network("B"))
    gone = "The baseline netlint-baseline.json has 1 entry for a finding that no longer occurs."
    assert _reported(netlint) == [f"a NL021 {gone}"]
    assert "1 entry removed" in netlint(".", "--select", "NL702", "--prune-baseline").stderr
    assert _reported(netlint) == []
    write(tmp_path, **CIRCLE)
    assert len(_reported(netlint, code="NL702")) == 1


OVERRIDES = """\
level = "thriving"
ignore = ["NL101"]

[rules.too-many-values]
most = 4

[[overrides]]
charters = "circles/"
select = ["NL101", "NL103"]
max-findings = 3

[[overrides]]
charters = ["circles/young/*.toml", "!circles/young/old.toml"]
extend-select = ["NL110"]
fail-on = "never"
severity.NL101 = "info"
rules.too-many-values.most = 9
"""


def test_overrides_apply_to_some_charters(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, top=network("Top"), circles__a=network("A"), circles__young__b=network("B"))
    (tmp_path / "circles" / "young" / "c.charter.toml").write_text(network("C"), "utf-8")
    (tmp_path / "netlint.toml").write_text(OVERRIDES, "utf-8")
    top = netlint("settings", "top/charter.toml").stdout
    assert re.search(r"^level +thriving +netlint.toml:1$", top, re.MULTILINE)
    circle = netlint("settings", "circles/a/charter.toml").stdout
    assert "netlint.toml:7" in circle
    young = netlint("settings", "circles/young/c.charter.toml").stdout
    assert "too-many-values = most = 9" in young
    assert "NL101 = info" in young
    assert "netlint.toml:12" in young
    done = netlint(".", "--format", "json")
    severities = {
        one["path"]: {finding["code"]: finding["severity"] for finding in one["findings"]}
        for one in json.loads(done.stdout)["charters"]
    }
    assert "NL101" not in severities["top/charter.toml"]
    assert severities["circles/a/charter.toml"]["NL101"] == "error"
    assert severities["circles/young/c.charter.toml"]["NL101"] == "info"
    assert netlint("circles/young/c.charter.toml").returncode == 0
    assert netlint("circles/young/c.charter.toml", "--fail-on", "info").returncode == 1


def test_a_severity_on_top_counts_before_a_more_precise_one_below(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=network("A"))
    layers = '[severity]\nNL101 = "warning"\nheart = "error"\n[[overrides]]\ncharters = "a/"\nseverity.{} = "info"\n'
    for above, expected in (("NL1", "info"), ("heart", "info"), ("NL102", "warning")):
        (tmp_path / "netlint.toml").write_text(layers.format(above), "utf-8")
        done = netlint("a", "--select", "NL101", "--format", "json")
        (finding,) = json.loads(done.stdout)["charters"][0]["findings"]
        assert finding["severity"] == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[overrides]]\nlevel = "sound"\n', "netlint.toml:1:1: `charters` is missing"),
        ('[[overrides]]\ncharters = "a"\nlevle = "sound"\n', "netlint.toml:3:1: Unknown key `levle`"),
        (
            '[[overrides]]\ncharters = "a"\nignore = ["NL99"]\n',
            "netlint.toml:3:11: Unknown rule, code prefix or family: `NL99`.",
        ),
        ('[[overrides]]\ncharters = "a"\nrules.no-purpose.x = 1\n', "netlint.toml:3:18: rule no-purpose: Unknown key"),
    ],
)
def test_a_mistake_in_overrides_has_its_place(netlint: Netlint, tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, a=network("A"))
    (tmp_path / "netlint.toml").write_text(text, "utf-8")
    done = netlint("a/charter.toml")
    assert done.returncode == 2
    assert said in done.stderr


def test_paths_are_read_from_a_file(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=network("A"), b=network("B"))
    (tmp_path / "list.txt").write_text("\ufeffa/charter.toml\r\n\nb\n", "utf-8")
    args = ("--select", "NL101", "--format", "concise", "-q")
    assert len(netlint("--files-from", "list.txt", *args).stdout.splitlines()) == 2
    assert len(netlint("--files-from", "-", *args, stdin="b/charter.toml\n").stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\n", "list.txt is empty, so there is nothing to check. Write one path per line."),
        (b"\xff", "list.txt is not valid UTF-8."),
        (None, ""),
    ],
)
def test_a_list_that_cannot_be_read_is_an_error(
    netlint: Netlint, tmp_path: Path, content: bytes | None, said: str
) -> None:
    write(tmp_path, a=network("A"))
    if content is not None:
        (tmp_path / "list.txt").write_bytes(content)
    done = netlint("--files-from", "list.txt")
    assert done.returncode == 2
    assert said in done.stderr


ENDED = '''
import multiprocessing
import os

from netlint import rule


@rule("OUR001", severity="info", level="essential", question="Is it?")
def ended(charter):
    """Ends the process that it runs in.

    Why: -
    Fix: -
    Bad: -
    Good: -
    """
    if multiprocessing.parent_process() is not None:
        os._exit(9)
    yield from ()
'''


@pytest.mark.skipif(available() < 2, reason="there is one processor, and hence one process")
def test_a_process_that_is_ended_from_outside_is_an_error(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=network("A"), b=network("B"))
    (tmp_path / "rules.py").write_text(ENDED, "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["rules.py"]\n', "utf-8")
    done = netlint(".", "--jobs", "2")
    assert done.returncode == 2
    assert done.stderr.startswith("Error: Something ended a process of netlint, perhaps because memory ran out.")
    assert netlint(".", "--jobs", "1").returncode == 1


def test_what_a_rule_prints_is_not_part_of_a_report(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=network("A"))
    rule = ENDED.replace("if multiprocessing.parent_process() is not None:\n        os._exit(9)", 'print("hello")')
    (tmp_path / "rules.py").write_text(rule, "utf-8")
    (tmp_path / "netlint.toml").write_text('rule-files = ["rules.py"]\n', "utf-8")
    done = netlint(".", "--format", "json")
    assert json.loads(done.stdout)["format"] == 1
    assert "hello" in done.stderr
    write(tmp_path, b=network("B"))
    (tmp_path / "rules.py").write_text(rule.replace("ended(charter)", "ended(charters)"), "utf-8")
    done = netlint(".", "--format", "json")
    assert json.loads(done.stdout)["summary"]["charters"] == 2
    assert "hello" in done.stderr


def test_a_network_that_is_its_own_parent_is_reported_once(netlint: Netlint, tmp_path: Path) -> None:
    write(tmp_path, a=network("A", parent="A"), b=network("B"))
    assert found(netlint) == [("a", "NL702")]

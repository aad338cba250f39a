"""`netlint report`: writes the page, says where it is, and opens it where somebody can look."""

import sys
import webbrowser
from pathlib import Path

import pytest
from support.commands import ROOT, Netlint, committed
from support.html_pages import Page
from support.repositories import Repository

from netlint.cli.commands import report
from netlint.project import browser

QUESTION = "When were we proud of something one of us did, and which value did it show?"
NOBODY = {"CI": "", "SSH_CONNECTION": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
SCREEN = NOBODY | {"DISPLAY": ":0"}


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The pages that would have been opened."""
    pages: list[Path] = []
    monkeypatch.setattr(report, "open_page", lambda file: pages.append(file) or True)
    return pages


@pytest.fixture
def bleeding(tmp_path: Path) -> Path:
    """A charter with open points."""
    charter = tmp_path / "charter.toml"
    charter.write_text((ROOT / "docs" / "examples" / "bleeding.charter.toml").read_text("utf-8"), "utf-8")
    return charter


@pytest.mark.usefixtures("bleeding")
def test_the_page_is_written_and_opened_and_one_line_says_so(
    netlint: Netlint, tmp_path: Path, opened: list[Path]
) -> None:
    done = netlint("report", **SCREEN)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"netlint-report.html: talk about this first: {QUESTION}\n"
    assert (tmp_path / "netlint-report.html").read_text("utf-8").startswith('<!doctype html>\n<html lang="en"')
    assert opened == [Path("netlint-report.html")]


@pytest.mark.usefixtures("bleeding")
@pytest.mark.parametrize(
    ("arguments", "environment"), [(("--no-open",), SCREEN), ((), SCREEN | {"CI": "true"}), ((), NOBODY)]
)
def test_the_page_is_not_opened_where_nobody_looks(
    netlint: Netlint, opened: list[Path], arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    if not environment["DISPLAY"] and sys.platform in ("darwin", "win32"):
        pytest.skip("there is always a screen")
    assert netlint("report", *arguments, **environment).returncode == 0
    assert opened == []


@pytest.mark.usefixtures("bleeding")
def test_the_line_is_in_the_language_of_the_run(netlint: Netlint) -> None:
    done = netlint("report", "--lang", "nl", "--no-open")
    assert done.stdout.startswith("netlint-report.html: praat hier eerst over: Wanneer waren we trots op iets")


def test_a_charter_without_open_points_says_so(netlint: Netlint) -> None:
    done = netlint("report", str(ROOT / "docs" / "examples" / "mature.charter.toml"), "--no-open")
    assert done.stdout == "netlint-report.html: there are no open points.\n"


@pytest.mark.usefixtures("bleeding")
@pytest.mark.parametrize("name", ["page.pdf", "page.DOCX"])
def test_a_page_is_not_written_as_another_kind_of_document(netlint: Netlint, tmp_path: Path, name: str) -> None:
    done = netlint("report", "--output", name, "--no-open")
    assert (done.returncode, (tmp_path / name).exists()) == (2, False)
    assert "Choose a name such as page.html. To make a PDF, print the page from your browser." in done.stderr


@pytest.mark.usefixtures("bleeding")
def test_only_an_earlier_report_is_replaced(netlint: Netlint, tmp_path: Path, opened: list[Path]) -> None:
    page = tmp_path / "page.html"
    for _time in range(2):
        assert netlint("report", "--output", "page.html", "--no-open").returncode == 0
    page.write_text("<!doctype html><p>Ours", "utf-8")
    done = netlint("report", "--output", "page.html", **SCREEN)
    assert done.returncode == 2
    assert "page.html: it is not a netlint report" in done.stderr
    assert done.stdout == ""
    assert page.read_text("utf-8") == "<!doctype html><p>Ours"
    assert opened == []
    assert netlint("report", "--output", "page.html", "--no-open", "--force").returncode == 0
    assert "Zaagtand" in page.read_text("utf-8")


def test_a_charter_is_never_replaced_by_its_own_page(netlint: Netlint, bleeding: Path) -> None:
    before = bleeding.read_text("utf-8")
    done = netlint("report", "--output", "charter.toml", "--no-open")
    assert done.returncode == 2
    assert bleeding.read_text("utf-8") == before


def test_what_cannot_be_checked_gives_exit_code_2_and_is_on_the_page(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("[network]\n", "utf-8")
    done = netlint("report", "absent.toml", "charter.toml", "--no-open")
    assert done.returncode == 2
    assert "absent.toml: this file or folder does not exist." in done.stderr
    assert "absent.toml" in (tmp_path / "netlint-report.html").read_text("utf-8")


def test_without_a_charter_an_earlier_page_stays_as_it_is(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("[network]\n", "utf-8")
    assert netlint("report", "--no-open").returncode == 0
    earlier = (tmp_path / "netlint-report.html").read_bytes()
    done = netlint("report", "absent.toml", "--no-open")
    assert (done.returncode, done.stdout) == (2, "")
    assert "absent.toml: this file or folder does not exist." in done.stderr
    assert (tmp_path / "netlint-report.html").read_bytes() == earlier
    (tmp_path / "netlint.toml").write_text("levels = 3\n", "utf-8")
    done = netlint("report", "--no-open")
    assert (done.returncode, done.stdout) == (2, "")
    assert "levels" in done.stderr
    assert (tmp_path / "netlint-report.html").read_bytes() == earlier
    assert sorted(file.name for file in tmp_path.iterdir()) == ["charter.toml", "netlint-report.html", "netlint.toml"]


def test_a_charter_that_cannot_be_read_is_on_the_page_and_is_no_failure(netlint: Netlint, tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_text("[network\n", "utf-8")
    done = netlint("report", "--no-open")
    assert done.returncode == 0
    assert "correct this first: The file cannot be read." in done.stdout


@pytest.mark.usefixtures("bleeding")
def test_the_page_compares_with_a_revision_and_with_a_baseline(netlint: Netlint, tmp_path: Path) -> None:
    committed(tmp_path)
    page = tmp_path / "netlint-report.html"
    assert netlint("report", "--since", "HEAD", "--no-open").returncode == 0
    assert "24 points were there already" in page.read_text("utf-8")
    netlint(".", "--write-baseline", "--baseline", "known.json")
    assert netlint("report", "--baseline", "known.json", "--no-open").returncode == 0
    assert "24 by baseline" in page.read_text("utf-8")


def test_the_page_has_the_history_if_it_is_asked_for(netlint: Netlint, tmp_path: Path, bleeding: Path) -> None:
    repository, text = Repository(tmp_path), bleeding.read_text("utf-8")
    repository.commit("2026-09-01")
    repository.revision("2026-10-01", text.replace('id = "logo"', 'id = "logo"\nowner = "timo"'))
    page = tmp_path / "netlint-report.html"
    assert netlint("report", "--no-open", "--today", "2026-11-24").returncode == 0
    assert "How it went" not in page.read_text("utf-8")
    done = netlint("report", "--history", "--no-open", "--today", "2026-11-24")
    assert (done.returncode, done.stderr) == (0, "")
    read = Page(page.read_text("utf-8"))
    assert [one.text for one in read.elements if one.attributes.get("id") == "c1-history"] == ["How it went"]
    assert "2 revisions, from 1 September 2026" in read.text
    assert "from 1 September 2026 until 1 October 2026" in read.text


def test_a_charter_without_a_history_keeps_no_other_from_theirs(
    netlint: Netlint, tmp_path: Path, bleeding: Path
) -> None:
    Repository(tmp_path).commit("2026-09-01")
    (tmp_path / "new.charter.toml").write_text(bleeding.read_text("utf-8"), "utf-8")
    done = netlint("report", "--history", "--no-open", "--today", "2026-11-24")
    assert done.returncode == 2
    assert "new.charter.toml" in done.stderr
    assert done.stdout == f"netlint-report.html: talk about this first: {QUESTION}\n"
    read = Page((tmp_path / "netlint-report.html").read_text("utf-8"))
    assert [one.text for one in read.elements if one.attributes.get("id", "").endswith("-history")] == ["How it went"]


def test_the_line_is_in_the_language_of_the_charter(netlint: Netlint) -> None:
    charter = ROOT / "docs" / "examples" / "nederlands.charter.toml"
    assert netlint("report", str(charter), "--no-open").stdout.startswith("netlint-report.html: praat hier eerst over:")


@pytest.mark.usefixtures("bleeding")
def test_a_history_needs_git_and_a_day(netlint: Netlint, tmp_path: Path) -> None:
    done = netlint("report", "--history", "--no-open")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is not in a Git repository." in done.stderr
    done = netlint("report", "--history", "--timeless", "--no-open")
    assert (done.returncode, "--timeless and --history cannot be combined." in done.stderr) == (2, True)
    assert not (tmp_path / "netlint-report.html").exists()


@pytest.mark.usefixtures("bleeding")
def test_rules_can_be_selected(netlint: Netlint) -> None:
    done = netlint("report", "--select", "NL401", "--no-open")
    assert "Who feels responsible" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--output", "-"), "netlint check --format html"),
        (("--output", "/dev/stdout"), "netlint check --format html"),
        (("--output", ""), "it is empty"),
        (("--output", "absent/page.html"), "The folder absent does not exist. Make it first."),
        (("--since", "absent"), "is not in a Git repository"),
        (("--level", "high"), "essential"),
    ],
)
@pytest.mark.usefixtures("bleeding")
def test_a_mistake_in_the_command_is_an_error(
    netlint: Netlint, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = netlint("report", *arguments, "--no-open")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("*.html"))


def test_a_page_is_opened_by_its_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []

    class Browser(webbrowser.BaseBrowser):
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: ARG002
            asked.append(url)
            return True

    monkeypatch.setattr(webbrowser, "get", Browser)
    assert browser.open_page(tmp_path / "a b#c.html")
    assert asked == [(tmp_path / "a b#c.html").as_uri()]
    assert asked[0].endswith("a%20b%23c.html")


def test_a_browser_in_the_terminal_is_not_used_unless_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started: list[str] = []

    monkeypatch.setattr(webbrowser.GenericBrowser, "open", lambda _self, url: started.append(url) or True)
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
    monkeypatch.delenv("BROWSER", raising=False)
    assert not browser.open_page(tmp_path / "page.html")
    assert started == []
    monkeypatch.setenv("BROWSER", "lynx")
    assert browser.open_page(tmp_path / "page.html")
    assert len(started) == 1


def test_a_browser_for_terminals_is_not_used_either(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.Elinks("elinks"))
    monkeypatch.setattr(webbrowser.Elinks, "open", lambda _self, _url: pytest.fail("it was started"))
    monkeypatch.delenv("BROWSER", raising=False)
    assert not browser.open_page(tmp_path / "page.html")


def test_without_a_browser_nothing_is_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def none() -> None:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", none)
    assert not browser.open_page(tmp_path / "page.html")

"""Each fault that the other tests look for is found on a page that has it, and on no other: no test passes for want of eyes."""

from pathlib import Path
from typing import Any

import pytest
from headless_browser import drive
from support.pdf import sheets

GOOD = """<main><h1>A title</h1><p>Some text.</p>
<svg viewBox="0 0 300 40" width="300" height="40" role="img" aria-label="Text"><text x="5" y="20" font-size="14">drawn</text></svg>
<details><summary>More</summary><p>Folded words.</p></details></main>"""
HIDDEN = (
    '<p style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)">For screen readers only</p>'
)
TALL = '<svg viewBox="0 0 10 90" width="200" height="1800"><rect width="9" height="89"/></svg>'
ON_SCREEN = {
    "clipped": '<p style="width:60px;overflow:hidden;white-space:nowrap">a line that is too long for its box</p>',
    "clipped by a drawing": '<svg width="40" height="30"><text x="5" y="20">a line that is too long</text></svg>',
    "clipped with dots": '<p style="width:60px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">too long for its box</p>',
    "clipped below": '<p style="height:20px;overflow:hidden">one<br>two<br>three</p>',
    "clipped at the left": '<p style="position:relative;left:-80px">outside the page</p>',
    "overlapping": '<div style="position:relative;height:30px"><p style="position:absolute">one text</p><p style="position:absolute">and another</p></div>',
    "overlapping in a drawing": '<svg width="200" height="30"><text x="5" y="20">one text</text><text x="40" y="22">and another</text></svg>',
    "small": '<p style="font-size:9px">small letters</p>',
    "small in a drawing": '<svg viewBox="0 0 900 60" width="300"><text x="5" y="30" font-size="14">shrunk</text></svg>',
    "wider": '<div style="width:2000px">wide</div>',
    "scrolling": '<div style="width:60px;overflow:auto;white-space:nowrap" tabindex="0">a line that is too long</div>',
    "drawings: contrast": '<svg width="200" height="30"><rect width="200" height="30" fill="#777"/><text x="5" y="20" fill="#888">pale text</text></svg>',
    "drawings: under": '<svg width="200" height="30"><text x="5" y="20">covered text</text><rect width="200" height="30" fill="#eee"/></svg>',
}
IN_CONTENT = {
    "active": "<script>document.title = 'run'</script>",
    "active: image": '<img src="data:," alt="">',
    "active: frame": '<iframe title="frame" srcdoc="x"></iframe>',
    "active: refresh": '<meta http-equiv="refresh" content="999;url=x">',
    "attributes": '<a href="https://example.org">a link</a>',
    "attributes: handler": '<p onclick="x()">click</p>',
    "fetched": "<style>p { background: url(x.png) }</style>",
    "repeated": '<p id="a">one</p><p id="a">two</p>',
    "dangling": '<a href="#nowhere">a link</a>',
}
DONE = {
    "requests": '<img src="https://example.org/x.png" alt="">',
    "messages": "<script>console.error('wrong')</script>",
    "dialogs": "<script>alert(1)</script>",
}
ON_PAPER = {
    "pale": '<p style="color:#bbb">pale text</p>',
    "pale on a ground that is not printed": '<p style="color:#fff;background:#000">white text</p>',
    "high": TALL,
}
SAME = '<ul><li class="a" style="border-left:3px solid red">a</li><li class="b" style="border-left:3px solid green">b</li></ul>'
DIFFERENT = SAME.replace("solid green", "dotted green")
AXE = {
    "image-alt": '<img src="data:,">',
    "color-contrast": '<p style="color:#999;background:#fff">pale</p>',
    "heading-order": "<h4>too deep</h4>",
}
PAGES = {"good": "", "hidden": HIDDEN} | ON_SCREEN | IN_CONTENT | DONE | AXE

Found = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Found:
    folder = tmp_path_factory.mktemp("faults")
    what = {"kind": "measure", "widths": [768], "schemes": ["light"], "smallest": 11}
    results = drive([what | {"page": str(write(folder, name, PAGES[name]))} for name in PAGES])
    return {name: result | result["views"]["768 light"] for name, result in zip(PAGES, results, strict=True)}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Found:
    folder = tmp_path_factory.mktemp("printed")
    pages = {"good": HIDDEN, **ON_PAPER, "two sheets": TALL, "same": SAME, "different": DIFFERENT}
    what = {
        "kind": "print",
        "scheme": "dark",
        "backgrounds": False,
        "sheets": "main",
        "alike": [{"group": "ul", "item": "li"}],
    }
    what["smallest"] = 8
    jobs = [
        what | {"page": str(write(folder, name, pages[name])), "pdf": str(folder / f"{number(name, pages)}.pdf")}
        for name in pages
    ]
    return {
        name: {**result["paper"], "pages": sheets(Path(str(job["pdf"])))}
        for name, job, result in zip(pages, jobs, drive(jobs), strict=True)
    }


def number(name: str, pages: dict[str, str]) -> int:
    return list(pages).index(name)


def write(folder: Path, name: str, fault: str) -> Path:
    page = folder / f"{''.join(filter(str.isalnum, name))}.html"
    style = "<style>body { background: #fff; color: #000; font: 16px/1.5 'DejaVu Sans' }</style>"
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page</title>{style}'
    body = GOOD.replace("</main>", f"{fault}</main>")
    page.write_text(f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>', "utf-8")
    return page


def faults(result: dict[str, Any]) -> set[str]:
    """Return the kinds of faults of a page."""
    unfolded, kinds = result["unfolded"], ("clipped", "overlapping", "small", "wider", "scrolling", "drawings")
    seen = {kind for kind in kinds if unfolded[kind]}
    seen |= {kind for kind in IN_CONTENT if result["content"].get(kind)}
    return seen | {kind for kind in DONE if result[kind]}


def test_a_good_page_has_no_fault(measured: Found) -> None:
    assert faults(measured["good"]) == set()
    assert measured["good"]["axe"] == {"sure": [], "unsure": []}


def test_text_for_screen_readers_may_be_cut_off(measured: Found) -> None:
    assert faults(measured["hidden"]) == set()


@pytest.mark.parametrize("name", ON_SCREEN)
def test_a_fault_of_the_layout_is_found(measured: Found, name: str) -> None:
    assert faults(measured[name]) == {name.partition(":")[0].partition(" ")[0]}


@pytest.mark.parametrize("name", IN_CONTENT)
def test_what_a_page_must_not_have_is_found(measured: Found, name: str) -> None:
    assert name.partition(":")[0] in faults(measured[name])


@pytest.mark.parametrize("name", DONE)
def test_what_a_page_does_is_found(measured: Found, name: str) -> None:
    assert name in faults(measured[name])


@pytest.mark.parametrize("name", AXE)
def test_axe_is_at_work(measured: Found, name: str) -> None:
    assert {line.partition(" ")[0] for line in measured[name]["axe"]["sure"]} == {name}


def test_a_fault_names_its_element_and_text(measured: Found) -> None:
    (fault,) = measured["small"]["unfolded"]["small"]
    assert fault == 'main > p "small letters" is 9.0 px'


def test_what_is_folded_is_measured_too(measured: Found) -> None:
    assert measured["good"]["unfolded"]["lines"] == measured["good"]["folded"]["lines"] + 1


@pytest.mark.parametrize("name", ON_PAPER)
def test_a_fault_on_paper_is_found(printed: Found, name: str) -> None:
    kind = name.partition(" ")[0]
    assert {one for one in ("pale", "high") if printed[name][one]} == {kind}


def test_a_good_page_on_paper_has_no_fault_and_one_sheet(printed: Found) -> None:
    assert printed["good"]["pale"] == printed["good"]["high"] == []
    (sheet,) = printed["good"]["pages"]
    assert "Some text." in sheet.text
    assert "screen readers" not in printed["good"]["text"]


def test_items_that_differ_in_colour_only_are_seen_to_be_alike(printed: Found) -> None:
    ((one, other),) = printed["same"]["looks"]
    assert one["look"] == other["look"]
    ((one, other),) = printed["different"]["looks"]
    assert one["look"] != other["look"]


def test_a_part_on_two_sheets_is_seen_to_be(printed: Found) -> None:
    assert len(printed["two sheets"]["pages"]) > 1

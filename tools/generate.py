"""Write the files that are made from the code: the JSON Schemas, and pages of the documentation.

    python tools/generate.py [--check]

With `--check`, only say which are out of date.
"""

import json
import sys
from pathlib import Path
from typing import Any

from api import api_page
from article import WORDS, article_page, problems
from format_texts import TITLE
from pages import CHARTER_PAGES, charter_page, rule_pages

from netlint.charter import Charter
from netlint.charter.schema import for_editors, json_schema
from netlint.i18n import LANGUAGES
from netlint.i18n.translator import Translator
from netlint.plugins.registry import load_plugins
from netlint.reporters.diff_records import DiffRecord
from netlint.reporters.json_records import ReportRecord
from netlint.rules.base import Rule
from netlint.rules.options import options_type
from netlint.settings import SettingsFile

ROOT = Path(__file__).parent.parent


def settings_schema(rules: list[Rule]) -> dict[str, Any]:
    """Return the schema of the settings, with the options of the built-in rules; rules of plugins are free."""
    schema = json_schema(SettingsFile)
    definitions = dict(schema["$defs"])
    by_name: dict[str, Any] = {}
    for rule in rules:
        if rule.options:
            options = json_schema(options_type(rule))
            definitions[rule.name] = {key: options[key] for key in ("type", "properties", "additionalProperties")}
            by_name[rule.name] = by_name[rule.code] = {"$ref": f"#/$defs/{rule.name}"}
    tables = {**schema["properties"]["rules"], "properties": by_name}
    return {**schema, "properties": {**schema["properties"], "rules": tables}, "$defs": definitions}


def generated() -> dict[Path, str]:
    """Return every generated file, as its path in the repository and its content."""
    by_code = load_plugins(isolated=True).rules
    rules = list(by_code.values())
    packages = frozenset(rule.package for rule in rules)
    schemas = {
        "charter": for_editors(json_schema(Charter)) | {"title": TITLE},
        "settings": settings_schema(rules) | {"title": "Settings of netlint"},
        "report": json_schema(ReportRecord, nulls=True) | {"title": "Report of netlint"},
        "diff": json_schema(DiffRecord, nulls=True) | {"title": "Changes between two charters, by netlint"},
    }
    files = {
        Path("schemas", f"{name}.schema.json"): json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }
    files |= {Path("docs", name): charter_page(language) for language, name in CHARTER_PAGES.items()}
    files[Path("docs", "api.md")] = api_page()
    for language in LANGUAGES:
        folder = Path("docs", "rules") if language == "en" else Path("docs", "rules", language)
        files |= {folder / name: page for name, page in rule_pages(rules, language)}
    for language in WORDS:
        article = Path("docs", "article.md" if language == "en" else f"article.{language}.md")
        files[article] = article_page(by_code, language, Translator(packages).into(language))
    return files


def main(*, check: bool) -> int:
    """Write, or check, every generated file; give the exit code."""
    stale = 0
    for problem in problems(load_plugins(isolated=True).rules):
        stale += 1
        sys.stdout.write(f"tools/article.toml: {problem}\n")
    for path, content in generated().items():
        file = ROOT / path
        if file.is_file() and file.read_text("utf-8") == content:
            continue
        stale += 1
        sys.stdout.write(f"{'out of date' if check else 'written'}: {path}\n")
        if not check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, "utf-8")
    if check and stale:
        sys.stdout.write("Run: python tools/generate.py\n")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))

"""A plugin that is installed in a folder, made of what a test wants it to do."""

from pathlib import Path

from support.rule_modules import HEAD, rule_text

MODULE = """import netlint
{head}{begin}

@netlint.hookimpl
def netlint_rules():
{hook}    return netlint.rules_in(__name__)

{rules}"""


def install(
    folder: Path, *, begin: str = "", hook: str = "", body: str = "", rules: str = "", more: str = "", name: str = "bad"
) -> str:
    """Install a plugin with the rule `BAD001`, and return the folder to put on the path.

    `begin` is what its module does first, `hook` what its hook does, `body` what its rule does, and `rules` other rules
    than this one. `more` follows at the end.
    """
    site = folder / "site"
    info = site / f"netlint_{name}-0.3.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: netlint-{name}\nVersion: 0.3\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[netlint]\n{name} = netlint_{name}\n", "utf-8")
    rules = rules or rule_text(f"{name.upper()}001", body=body)
    text = MODULE.format(head=HEAD, begin=begin, hook=f"    {hook}\n" if hook else "", rules=rules) + more
    (site / f"netlint_{name}.py").write_text(text, "utf-8")
    return str(site)

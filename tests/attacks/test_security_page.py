"""SECURITY.md: each of its sentences about what is trusted, and what is not, has a test."""

import re

from support.commands import ROOT

TESTS: dict[str, str] = {
    "You, and what you write": "test_reading.py::test_what_is_named_may_be_elsewhere_and_is_a_regular_file",
    "The plugins that you have installed": (
        "test_python_files_of_the_checkout.py::test_a_folder_that_the_user_has_put_on_the_path_stays_there"
    ),
    "Your settings, and the code": "test_settings_of_strangers.py::test_settings_that_lie_elsewhere_decide",
    "If a stranger can change your settings": "test_settings_of_strangers.py::test_settings_of_the_base_branch_decide",
    "The history of your repository.": "test_git.py::test_a_charter_may_have_any_name",
    "netlint believes a revision": "test_settings_of_strangers.py::test_links_on_disk_have_no_say_in_what_was_at_a_revision",
    "Everything in the checked tree": "test_random_trees.py::test_the_trees_are_hostile",
    "charters, their names, links": "test_random_trees.py::test_the_trees_are_hostile",
    "netlint runs no code from the tree.": "test_random_trees.py::test_hostile_trees",
    "It imports no Python files": "test_python_files_of_the_checkout.py::test_the_command_runs_none_of_them",
    "It calls Git without": "test_git.py::test_settings_of_git_that_start_programs_are_not_obeyed",
    "`netlint history` asks Git only": ("test_git_history.py::test_settings_of_git_change_nothing_and_start_nothing"),
    "It never starts a `git`": "test_git.py::test_git_is_not_taken_from_the_folder_of_the_run",
    "`netlint report` opens only a page": "test_opening.py::test_no_program_of_the_folder_opens_a_page",
    "A rule file that ends the run": (
        "test_settings_of_strangers.py::test_a_rule_file_that_ends_the_run_does_not_make_it_green"
    ),
    "netlint reads nothing outside the tree.": "test_random_trees.py::test_hostile_trees",
    "A charter, settings file, rule file": "test_reading.py::test_what_is_not_a_rule_file_or_catalogue_of_the_tree_is_reported_and_not_read",
    "A link must not point outside": "test_reading.py::test_a_link_in_the_tree_leads_out_of_it_under_no_name",
    "Pipes, sockets and devices": "test_reading.py::test_what_is_not_a_charter_of_the_tree_is_reported_and_not_read",
    "A file that you name yourself": "test_reading.py::test_what_is_named_may_be_elsewhere_and_is_a_regular_file",
    "A file that a charter names for a rule": "test_named_files.py::test_a_link_that_leads_out_is_not_followed",
    "netlint writes only reports": "test_random_trees.py::test_hostile_trees",
    "It writes them completely": "test_writing.py::test_names_that_an_earlier_netlint_wrote_to_are_links_to_nobody",
    "`netlint fix` changes only charters": (
        "test_fix_writing.py::test_a_file_that_cannot_be_written_safely_stays_as_it_is"
    ),
    "Reports and baselines replace only earlier ones": "test_writing.py::test_a_report_replaces_nothing_else",
    "Mode and owner stay the same.": "test_writing.py::test_mode_and_owner_are_kept",
    "If two runs write a baseline": "test_writing.py::test_runs_that_write_a_baseline_at_once_lose_nothing",
    "`netlint init` replaces nothing": "test_writing.py::test_init_writes_through_no_link_that_points_outside",
    "`netlint decide` adds": "test_deciding.py::test_no_id_of_a_charter_does_anything",
    "netlint does not use the settings of others.": "test_one_bad_thing.py::test_another_users_settings_are_reported_and_not_used",
    "It looks for settings only up to": "test_one_bad_thing.py::test_settings_above_the_repository_are_not_used",
    "`--settings` with a revision takes nothing": (
        "test_settings_of_strangers.py::test_settings_of_the_base_branch_decide"
    ),
    "netlint reports changes to the way it checks.": (
        "test_settings_of_strangers.py::test_what_a_change_does_to_how_charters_are_checked_is_reported"
    ),
    "A run with `--settings REV:`": (
        "test_settings_of_strangers.py::test_a_run_with_the_settings_of_the_change_reports_it_too"
    ),
    "Errors in the form of a charter": "test_settings_of_strangers.py::test_errors_of_form_and_syntax_fail_whatever_fails",
    "No text acts as a command or is hidden.": "test_hidden_text.py::test_no_character_is_hidden_in_any_report",
    "The texts of charters, settings and rule files": "test_hidden_text.py::test_no_character_is_hidden_in_any_report",
    "One bad file does not stop the rest.": "test_one_bad_thing.py::test_one_bad_thing_stops_nothing_else",
    "If netlint cannot check something": "test_one_bad_thing.py::test_what_is_named_and_cannot_be_looked_at_stops_nothing_else",
    "Every run ends.": "test_random_trees.py::test_hostile_trees",
    "No pattern, list, nesting or link": "test_slow_input.py::",
    "If netlint is killed": "test_worker_processes.py::test_nothing_outlives_a_killed_parent",
}
"""How a sentence begins, and a test that shows it."""


def sentences() -> list[str]:
    page = (ROOT / "SECURITY.md").read_text("utf-8")
    section = page.partition("## What netlint trusts")[2].partition("\n## What netlint cannot do")[0]
    section = section.replace("## What netlint does not trust", "").replace("\n- ", "\n")
    text = " ".join(section.split()).replace("**", "")
    return re.split(r"(?<=[.:]) ", text)


def test_each_sentence_has_a_test() -> None:
    shown = [one for one in sentences() if not one.startswith("[")]
    assert len(shown) > 20
    for sentence in shown:
        begun = [start for start in TESTS if sentence.startswith(start)]
        assert len(begun) == 1, sentence


def test_each_of_these_tests_is_there() -> None:
    for where in TESTS.values():
        file, _colons, name = where.partition("::")
        assert f"def {name or 'test_'}" in (ROOT / "tests" / "attacks" / file).read_text("utf-8"), where


def test_nothing_is_shown_of_a_sentence_that_is_gone() -> None:
    assert not [start for start in TESTS if not any(one.startswith(start) for one in sentences())]

"""The commands, one in each module: arguments in, exit code out."""

from collections.abc import Mapping

SUMMARIES: Mapping[str, str] = {
    "check": "Check charters and report findings.",
    "decide": "Write down what the group has decided about a finding.",
    "diff": "Show what changes between two charters, in meaning.",
    "due": "List what is due: terms that end, reviews, next steps.",
    "exceptions": "List the exceptions that the group agreed on.",
    "explain": "Explain a rule, or a table, key or value of a charter.",
    "fix": "Repair what is certain, such as typos in keys and dates in quotation marks.",
    "history": "Show how the charter of one network went over time.",
    "init": "Write a first charter, from answers to a few questions.",
    "new-plugin": "Create a plugin package for your own rules.",
    "plugins": "List the loaded plugins and what each provides.",
    "report": "Write a page to put on the table, and open it.",
    "rules": "List the rules.",
    "schema": "Print the JSON Schema of the charter, the settings or a JSON report.",
    "settings": "Show the settings that apply and where each comes from.",
    "test": "Test the examples of your own rules.",
    "watch": "Check again each time you save.",
}
"""The names of the commands, each with what it is for. The list of commands shows these, and loads no command."""

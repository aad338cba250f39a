"""What the page says itself: its headings, and the words around what comes from charters and rules."""

from collections.abc import Mapping

from markupsafe import Markup

from netlint.i18n import Message, Translate
from netlint.reporters.html.markup import shown

LABELS: Mapping[str, Message] = {
    "contents": Message("On this page"),
    "first": Message("Talk about this first"),
    "correct": Message("Correct this first"),
    "fixes": Message("Before the meeting"),
    "fixes_about": Message("This needs no talk. Someone can fix it in the file:"),
    "worksheet": Message("Worksheet"),
    "legend_agreed": Message("agreed"),
    "legend_odd": Message("agreed, but something is open"),
    "legend_open": Message("nothing yet: fill it in together"),
    "legend_elsewhere": Message("kept elsewhere"),
    "elsewhere": Message("Kept elsewhere:"),
    "changes": Message("What changed since the last time"),
    "came": Message("Came up"),
    "nothing_came": Message("Nothing new came up."),
    "went": Message("Went away"),
    "nothing_went": Message("No point went away."),
    "points": Message("What to talk about first"),
    "no_points": Message("There are no open points. Look together at what is on the worksheet: is it still true?"),
    "why": Message("Why"),
    "how": Message("How to write it down"),
    "new": Message("new"),
    "rest": Message("After that"),
    "states": Message("What passed, and what was not looked at"),
    "held": Message("What passed"),
    "held_about": Message("netlint looked for these, and none of them is the case:"),
    "none_held": Message("Nothing yet."),
    "decided": Message("Decided otherwise by the group"),
    "decided_about": Message("The group knows about these points, and has agreed to leave them as they are."),
    "none_decided": Message("No exceptions have been agreed."),
    "ended": Message("Exceptions that have ended"),
    "ended_about": Message("The findings of these exceptions count again."),
    "earlier": Message("There already"),
    "earlier_about": Message("These points are not new, so they do not count in this report:"),
    "skipped": Message("Skipped: not looked at"),
    "skipped_about": Message(
        "Skipped does not mean passed. Each list has the reason, then what netlint would look for."
    ),
    "none_skipped": Message("Nothing: netlint looked at everything that was selected."),
    "skipped_elsewhere": Message("Kept elsewhere"),
    "skipped_not_begun": Message("Not begun"),
    "skipped_other": Message("For another reason"),
    "pictures": Message("The network in pictures"),
    "bars": Message("Passed, open and skipped"),
    "connections": Message("Who is connected to what"),
    "calendar": Message("Rhythm, and what is due"),
    "problems": Message("Not checked"),
    "crashed": Message("A rule crashed"),
    "unreadable": Message("This charter cannot be read"),
    "unreadable_about": Message("Until this is corrected, netlint cannot say anything about what you agreed."),
    "network": Message("Network"),
    "level": Message("Level met"),
    "counts": Message("Checks"),
    "question": Message("First question"),
    "full": Message("This page is full. For the charters without a link, make a page for each charter."),
    "settings": Message("Changes in the settings"),
    "paper": Message("This page says what is on paper, not how you are doing."),
}


def labels(translate: Translate) -> Mapping[str, Markup]:
    """Return what the page says, in the language of `translate`."""
    return {name: shown(translate(message.template)) for name, message in LABELS.items()}

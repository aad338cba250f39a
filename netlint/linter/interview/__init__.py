"""The interview of `netlint init`: questions, what answers mean, and the charter that follows. Knows no screen.

A page in a browser can ask the same: `QUESTIONS` are data, `read_answer` reads an answer or returns what is wrong with
it, and `write_charter` returns the text of a charter.
"""

from netlint.linter.interview.answer import Answer, Answers, is_answered
from netlint.linter.interview.answers import completed, leaves_open, read_answer
from netlint.linter.interview.draft import SCHEMA, SIZES, Size, open_questions, write_charter
from netlint.linter.interview.members import answer_of_list, answer_of_people
from netlint.linter.interview.options import Option
from netlint.linter.interview.person import Person
from netlint.linter.interview.questions import BY_KEY, QUESTIONS, Question

__all__ = [
    "BY_KEY",
    "QUESTIONS",
    "SCHEMA",
    "SIZES",
    "Answer",
    "Answers",
    "Option",
    "Person",
    "Question",
    "Size",
    "answer_of_list",
    "answer_of_people",
    "completed",
    "is_answered",
    "leaves_open",
    "open_questions",
    "read_answer",
    "write_charter",
]

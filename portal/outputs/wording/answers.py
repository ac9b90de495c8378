"""How many answers a question has, in words: none is a word too, and French would write '0 réponse'."""

from __future__ import annotations

from portal.model.community import Question
from portal.outputs.wording.speech import Speech


def answers(speech: Speech, question: Question) -> str:
    """'No answer yet', '1 answer', '3 answers'."""
    count = len(question.answers)
    return speech.counted("answers", count) if count else str(speech.words["answers"]["none"])

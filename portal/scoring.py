"""How answers of a self-assessment become a result.

An answer is 0, 1, 2 or 3; what nobody answered does not count. An area's score is the mean of its answers in tenths, rounded half up,
once at least half of its questions are answered: 0 to 30. It is *strong* from 23 on, *under way* from 13 on, and *first* (to be
worked on first) below. Whole numbers alone are used, so that ``theme/assets/scoring.js`` and the table on paper say the same;
``tests/js/scoring.json`` holds both to it. The bounds are ours: the thirds of the scale, drawn a little to the middle.
"""

from __future__ import annotations

from collections.abc import Sequence

HIGHEST = 3  # answer
STRONG, UNDER_WAY = 23, 13  # tenths


def score(answers: Sequence[int | None]) -> int | None:
    """Of an area, in tenths from 0 to 30; None while fewer than half of its questions are answered."""
    given = [answer for answer in answers if answer is not None]
    if not given or 2 * len(given) < len(answers):
        return None
    return _tenths(sum(given), len(given))


def _tenths(points: int, answered: int) -> int:
    """The mean, rounded half up."""
    return (20 * points + answered) // (2 * answered)


def standing(tenths: int) -> str:
    """'strong', 'under-way' or 'first'."""
    return "strong" if tenths >= STRONG else "under-way" if tenths >= UNDER_WAY else "first"


def bands(questions: int) -> dict[str, tuple[int, int]]:
    """Standing → the lowest and the highest sum of points that mean it, when all of so many questions are answered: what a team
    that fills in the paper looks up."""
    found: dict[str, tuple[int, int]] = {}
    for points in range(HIGHEST * questions + 1):
        here = standing(_tenths(points, questions))
        found[here] = (found.get(here, (points, points))[0], points)
    return found

"""What somebody asks for: the words of a query, and what each may stand for in the index. As ``theme/assets/search-words.js``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from portal.folding import folded_words
from portal.outputs.search.forms import Lexicon

# How far something that was not typed is trusted to be what was meant.
OTHER_LANGUAGE = 0.8  # where the other language has it more often
ALSO = 0.35  # where it has it, too
KIN = 0.7
JOINED = 0.9
BEGINS = 0.5
SLIP = 0.6
PART = 0.5  # 'start' of 'start-up'

SHORTEST_BEGINNING = 6  # letters: 'organ' is no beginning of 'organization', once it was typed in full
JOINT = 5  # words of a name at most of which one at most is telling
MOST_WORDS = 30  # of a query that are looked at
ELIDED = ("l", "d", "j", "m", "n", "s", "t", "c", "qu")


@dataclass
class Word:
    """``form`` as folded; ``meant``: class → how far it is trusted. ``how`` says what was done: '' for a word that texts have as
    it is, 'other' (language), 'kin', 'joined', 'begins', 'slip', 'unknown'. ``used`` is what was looked for instead, ``near``
    other words that could have been meant. A ``strict`` one stood in quotation marks. ``tentative``: classes among those
    meant that name no concept yet: more letters may follow, texts have words that begin with these, and it is not the word itself."""

    form: str
    meant: dict[int, float] = field(default_factory=dict)
    how: str = ""
    used: str = ""
    near: list[str] = field(default_factory=list)
    strict: bool = False
    tentative: frozenset[int] = frozenset()


def asked(query: str, common: Mapping[str, frozenset[str]], language: str, other: str, own: Lexicon) -> list[tuple[str, bool]]:
    """The telling words of a query, folded, each once, and whether each stood in quotation marks. A word that only the other
    language finds common counts as common unless this one knows it; a name such as 'make friends' is one, 'make-friends'. A common
    word on its own is an acronym that is spelled like it, if there is one: 'IT'."""
    found: dict[str, bool] = {}
    for stretch, closed in _stretches(query):
        for form in folded_words(stretch) if closed else _with_joints(folded_words(stretch), own):
            if (len(form) == 1 and not form.isdigit()) or form in common[language]:
                continue
            if form in common[other] and own.known(form) is None:
                continue
            found[form] = found.get(form, False) or closed
    if not found and len(forms := folded_words(query)) == 1 and own.known(forms[0]) is not None:
        return [(forms[0], False)]
    return list(found.items())[:MOST_WORDS]


def unmixed(forms: list[tuple[str, bool]], common: frozenset[str], own: Lexicon, other: Lexicon) -> list[tuple[str, bool]]:
    """Of what `asked` gives, all but the words that the ``other`` language finds ``common``, where it alone knows one of the rest:
    names such as 'Un emploi en sol québécois' carry the 'en' of 'francisation en entreprise' into the English texts, where it is
    rare and would count for much."""
    if not any(form not in common and own.known(form) is None and other.known(form) is not None for form, _ in forms):
        return forms
    return [(form, closed) for form, closed in forms if closed or form not in common]


def phrases(query: str) -> list[str]:
    """What stands in quotation marks and is of several words, as typed."""
    return [stretch.strip() for stretch, closed in _stretches(query) if closed and len(folded_words(stretch)) > 1]


def _stretches(query: str) -> list[tuple[str, bool]]:
    """The stretches of a query, and whether each stands in quotation marks."""
    marks = str.maketrans(dict.fromkeys("“”„«»", '"'))
    every = query.translate(marks).split('"')
    return [(stretch, at % 2 == 1 and at < len(every) - 1) for at, stretch in enumerate(every)]


def _with_joints(forms: list[str], own: Lexicon) -> Iterator[str]:
    at = 0
    while at < len(forms):
        lengths = range(min(JOINT, len(forms) - at), 1, -1)
        length = next((one for one in lengths if own.known("-".join(forms[at : at + one])) is not None), 1)
        yield "-".join(forms[at : at + length])
        at += length


def understood(
    forms: Iterable[tuple[str, bool]], own: Lexicon, other: Lexicon | None, language: str, typing: bool = False
) -> list[Word]:
    """What each word may stand for. ``other`` is the lexicon of the other language, where one of the words is rare in
    this one. ``typing``: the last word may not be finished."""
    words: list[Word] = []
    parts = _joined(list(forms), own)
    for at, (form, strict) in enumerate(parts):
        word = Word(form, strict=strict)
        words.append(word)
        _exact(word, own, other)
        unfinished = at == len(parts) - 1 and typing and len(form) > 1 and not strict
        if unfinished and any(own.levels[entry] for entry in _begins(word, own)):
            word.tentative = frozenset(word.meant.keys() - {own.known(form)})
        if word.meant or strict:
            word.how = word.how if word.meant else "unknown"
            continue
        for entry in own.kin(form):
            word.meant[entry], word.how = KIN, "kin"
        if word.meant:
            continue
        if rest := _elided(form, own, language):
            word.meant[own.classes[rest]], word.how, word.used = JOINED, "joined", rest
        elif not _slip(word, own) and not (other and _slip(word, other)):
            if pair := _split(form, own):
                words.pop()
                words += [Word(half, {own.classes[half]: JOINED}, "joined", half) for half in pair]
            else:
                if len(form) >= SHORTEST_BEGINNING:
                    _begins(word, own)
                word.how = "begins" if word.meant else "unknown"
    return words[:MOST_WORDS]  # some were typed as one


def _exact(word: Word, own: Lexicon, other: Lexicon | None) -> None:
    """The word as it is, in either language: names and titles carry words of one into the other, where they are rare."""
    here, there = own.known(word.form), other.known(word.form) if other else None
    if here is not None:
        word.meant[here] = 1.0
    for part in word.form.split("-") if "-" in word.form else ():
        if (entry := own.known(part)) is not None:
            word.meant[entry] = PART
    if other and there is not None:
        here_rarer = here is None or own.levels[here] < other.levels[there]
        word.meant[there] = OTHER_LANGUAGE if here_rarer else ALSO
        word.how = "other" if here is None else ""


def _begins(word: Word, lexicon: Lexicon) -> list[int]:
    """The classes that the word may be the beginning of."""
    found = [entry for entry in lexicon.beginning(word.form) if entry not in word.meant]
    if found and not word.meant:
        word.how = word.how or "begins"
    word.meant |= dict.fromkeys(found, BEGINS)
    return found


def _slip(word: Word, lexicon: Lexicon) -> bool:
    """Takes a word that was mistyped for the nearest one, if there is any."""
    if near := lexicon.near(word.form):
        word.used, *word.near = near[:4]
        word.meant[lexicon.classes[word.used]], word.how = SLIP, "slip"
    return bool(near)


def _joined(forms: Sequence[tuple[str, bool]], own: Lexicon) -> list[tuple[str, bool]]:
    """Two words that the texts write as one, where they do not know one of the two: 'work shop'."""
    out: list[tuple[str, bool]] = []
    for form, strict in forms:
        whole = out[-1][0] + form if out and not strict and not out[-1][1] else ""
        if whole and own.known(whole) is not None and (own.known(form) is None or own.known(out[-1][0]) is None):
            out[-1] = whole, False
        else:
            out.append((form, strict))
    return out


def _elided(form: str, own: Lexicon, language: str) -> str:
    """'lemploi' → 'emploi'; '' for a word that is no glued elision."""
    if language != "fr":
        return ""
    rests = (form.removeprefix(start) for start in ELIDED if form.startswith(start))
    return next((rest for rest in rests if len(rest) > 3 and rest[0] in "aeiouyh" and own.known(rest) is not None), "")


def _split(form: str, own: Lexicon) -> tuple[str, str] | None:
    """Two words that the texts know, typed as one; the halves that are most common."""
    halves = [(form[:at], form[at:]) for at in range(3, len(form) - 2)]
    known = [pair for pair in halves if all(own.known(half) is not None and own.levels[own.classes[half]] for half in pair)]
    return max(known, key=lambda pair: min(own.levels[own.classes[half]] for half in pair), default=None)

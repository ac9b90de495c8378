"""Synthetic libraries: as many bilingual cards as asked for, of the size and make of real ones. Never published."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import textwrap
from pathlib import Path

from portal.rules.tables import TITLE

_EN = [
    "newcomers",
    "partnership",
    "community",
    "services",
    "settlement",
    "agency",
    "employers",
    "training",
    "bus",
    "housing",
    "library",
    "school",
    "council",
    "region",
    "members",
    "working",
    "group",
    "interpreters",
    "health",
    "youth",
    "program",
    "guide",
    "research",
    "needs",
    "funding",
    "language",
    "classes",
    "volunteers",
    "together",
    "offers",
    "brings",
    "meets",
    "plans",
    "shares",
    "reports",
    "supports",
    "welcomes",
    "trains",
    "visits",
    "explains",
    "answers",
    "helps",
    "finds",
    "learns",
    "local",
    "regional",
    "monthly",
    "free",
    "open",
    "small",
    "rural",
    "shared",
    "practical",
    "simple",
    "regular",
    "joint",
    "new",
    "useful",
    "steady",
]
_FR = [
    "nouveaux",
    "arrivants",
    "partenariat",
    "collectivité",
    "services",
    "établissement",
    "organisme",
    "employeurs",
    "formation",
    "autobus",
    "logement",
    "bibliothèque",
    "école",
    "conseil",
    "région",
    "membres",
    "groupe",
    "interprètes",
    "santé",
    "jeunes",
    "programme",
    "guide",
    "recherche",
    "besoins",
    "financement",
    "langue",
    "cours",
    "bénévoles",
    "ensemble",
    "offre",
    "réunit",
    "rencontre",
    "prépare",
    "partage",
    "soutient",
    "accueille",
    "forme",
    "visite",
    "explique",
    "répond",
    "aide",
    "trouve",
    "apprend",
    "local",
    "régional",
    "mensuel",
    "gratuit",
    "ouvert",
    "petit",
    "rural",
    "commun",
    "pratique",
    "simple",
    "régulier",
    "conjoint",
    "nouveau",
    "utile",
]

_WORDS = {"en": _EN, "fr": _FR}

CARD = """# yaml-language-server: $schema=../portal/schema/practice.json
kind: {kind}
status: documented
title:
  en: {title_en}
  fr: {title_fr}
summary:
  en: {summary_en}
  fr: {summary_fr}
keywords:
  en: {keywords_en}
  fr: {keywords_fr}
themes: [{themes}]
populations: [{populations}]
places: [{place}]
led_by: [{lead}]
partners:
  - type: {partner}
  - type: library
need:
  en: >-
    {need_en}
  fr: >-
    {need_fr}
approach:
  en: >-
    {approach_en}
  fr: >-
    {approach_fr}
outcomes:
  - statement:
      en: >-
        {outcome_en}
      fr: >-
        {outcome_fr}
    value: {value}
    unit: {{en: people a year, fr: personnes par année}}
    source: {source}
    locator: lines {line}–{line}
evidence:
  level: {evidence}
  direction: positive
  rationale:
    en: {rationale_en}
    fr: {rationale_fr}
sources:
  - {{id: {source}, locator: lines {line}–{line}}}
translation: {{from: en, status: draft}}
review: {{submitted: {submitted}, last: {reviewed}, due: {due}}}
"""


_YEAR = dt.timedelta(days=365)


def make(root: Path, library: Path, count: int, today: dt.date, seed: int = 1) -> None:
    """Writes ``count`` cards into ``root/practices``, with all that the real ``library`` holds beside its practices. Each is reviewed
    once a year, and was proposed in one of the last five. The first cards bear the names of the real ones, which calls, regions and
    others name. Raises ValueError for fewer cards."""
    names = sorted(path.stem for path in (library / "practices").glob("*.yml"))
    if count < len(names):
        raise ValueError(f"at least {len(names)} cards")
    names += (f"card-{number:06}" for number in range(len(names), count))
    rng = random.Random(seed)
    for folder in ("vocabulary", "network", "toolkit"):
        shutil.copytree(library / folder, root / folder)
    ids = {
        "themes": keys(root / "vocabulary/themes.yml"),
        "populations": keys(root / "vocabulary/populations.yml"),
        "kinds": keys(root / "vocabulary/kinds.yml"),
        "partners": keys(root / "vocabulary/partner-types.yml"),
        "evidence": keys(root / "vocabulary/evidence-levels.yml"),
        "places": keys(root / "network/places.yml"),
        "leads": sorted(path.stem for path in (root / "network/organizations").glob("*.yml")),
        "sources": sorted(path.stem for path in (root / "toolkit/library").glob("*.yml")),
    }
    practices = root / "practices"
    practices.mkdir()
    for number, name in enumerate(names):
        (practices / f"{name}.yml").write_text(_card(rng, ids, number, today), "utf-8")


def _card(rng: random.Random, ids: dict[str, list[str]], number: int, today: dt.date) -> str:
    texts: dict[str, str] = {}
    for name, words in (("summary", 16), ("keywords", 18), ("need", 20), ("approach", 36), ("outcome", 18), ("rationale", 11)):
        # One text in ten carries the small Markdown, as real cards do.
        marked = name == "approach" and number % 10 == 0
        texts[f"{name}_en"] = sentence(rng, "en", words, marked)
        texts[f"{name}_fr"] = sentence(rng, "fr", words, marked)
    texts |= {f"title_{language}": title(rng, language, number) for language in _WORDS}
    reviewed = today - dt.timedelta(days=rng.randrange(365))
    return CARD.format(
        **texts,
        submitted=reviewed - rng.randrange(5) * _YEAR,
        reviewed=reviewed,
        due=reviewed + _YEAR,
        kind=rng.choice(ids["kinds"]),
        themes=", ".join(rng.sample(ids["themes"], 2)),
        populations=", ".join(rng.sample(ids["populations"], 2)),
        place=rng.choice(ids["places"]),
        lead=rng.choice(ids["leads"]),
        partner=rng.choice(ids["partners"]),
        evidence=rng.choice(ids["evidence"]),
        source=rng.choice(ids["sources"]),
        value=rng.randint(1, 9000),
        line=rng.randint(1, 800),
    )


def title(rng: random.Random, language: str, number: int) -> str:
    """Seven words, or as many of them as the house lets a title have, and the number."""
    return f"{textwrap.shorten(sentence(rng, language, 7), TITLE - len(f' {number}'), placeholder='')} {number}"


def sentence(rng: random.Random, language: str, words: int, marked: bool = False) -> str:
    """As many words of a language; with ``marked``, one of them in the small Markdown."""
    chosen = [rng.choice(_WORDS[language]) for _ in range(words)]
    if marked:
        chosen[words // 2] = f"*{chosen[words // 2]}*"
    return " ".join(chosen).capitalize() + ("" if words < 10 else ".")


def keys(file: Path) -> list[str]:
    """The ids at the left edge of a file that maps ids to items."""
    return [line[:-1] for line in file.read_text("utf-8").splitlines() if line.endswith(":") and line[0] not in " #"]

"""Synthetic organizations and updates, as many as asked for; never published."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from bench.cards import keys, sentence

ORGANIZATION = """# yaml-language-server: $schema=../../portal/schema/organization.json
name: {{en: {en}, fr: {fr}}}
name_from: both
type: settlement-agency
places: [{place}]
"""
UPDATE = """# yaml-language-server: $schema=../../portal/schema/update.json
type: {type}
organization: {organization}
title:
  en: {title_en}
  fr: {title_fr}
text:
  en: >-
    {text_en}
  fr: >-
    {text_fr}
published: {published}
themes: [{themes}]
provinces: [{province}]
"""
CALL = """deadline: {{day: {day}, time: "17:00", zone: toronto}}
grant:
  who_may_apply: {{en: Agencies., fr: Les organismes.}}
  pays_for: {{en: A bus., fr: Un autobus.}}
"""
EVENT = """starts: {{day: {day}, time: "13:00", zone: halifax}}
ends: {{day: {day}, time: "15:00", zone: halifax}}
meeting: {{languages: [en, fr], link: https://example.org/join}}
"""


def make(root: Path, organizations: int, updates: int, today: dt.date, seed: int = 2) -> None:
    """Adds ``organizations`` and ``updates`` to the library at ``root``. A third of the updates are calls, a third events;
    half of those are still to come."""
    rng = random.Random(seed)
    places, themes = keys(root / "network/places.yml"), keys(root / "vocabulary/themes.yml")
    provinces = keys(root / "vocabulary/provinces.yml")
    names = [f"organization-{number:05}" for number in range(organizations)]
    for number, name in enumerate(names):
        en, fr = (f"{sentence(rng, language, 4)} {number}" for language in ("en", "fr"))
        text = ORGANIZATION.format(en=en, fr=fr, place=rng.choice(places))
        (root / f"network/organizations/{name}.yml").write_text(text, "utf-8")
    publishers = names or sorted(path.stem for path in (root / "network/organizations").glob("*.yml"))
    (root / "network/updates").mkdir(exist_ok=True)
    for number in range(updates):
        kind = ("funding-call", "event", "news")[number % 3]
        published = today - dt.timedelta(days=rng.randint(61, 300))
        text = UPDATE.format(
            type=kind,
            organization=rng.choice(publishers),
            title_en=f"{sentence(rng, 'en', 7)} {number}",
            title_fr=f"{sentence(rng, 'fr', 7)} {number}",
            text_en=sentence(rng, "en", 60),
            text_fr=sentence(rng, "fr", 60),
            published=published,
            themes=", ".join(rng.sample(themes, 2)),
            province=rng.choice(provinces),
        )
        day = today + dt.timedelta(days=rng.randint(-60, 60))
        text += {"funding-call": CALL, "event": EVENT}.get(kind, "").format(day=day)
        (root / f"network/updates/update-{number:05}.yml").write_text(text, "utf-8")

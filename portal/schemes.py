"""Links by id, such as ``practice:its-id``: what may stand before the colon."""

from __future__ import annotations

from types import MappingProxyType

# Scheme → the registry of its target.
SCHEMES = MappingProxyType(
    {
        "practice": "practices",
        "organization": "organizations",
        "place": "places",
        "source": "sources",
        "region": "regions",
        "guide": "guides",
        "template": "templates",
        "assessment": "assessments",
        "indicators": "indicators",
        "call": "calls",
        "figure": "figures",
        "term": "glossary",
        "replication": "replications",
        "question": "peer-questions",
        "circle": "circles",
        "update": "updates",
    }
)

"""Small indexes, made of a few words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portal.lexicon.concepts import Concept
from portal.outputs.search.documents import Document, Version
from portal.outputs.search.files import files
from portal.outputs.search.index import Index
from portal.outputs.search.reader import Reader

Texts = Mapping[str, str | Mapping[str, str]]


def document(id: str, en: Texts | str, fr: Texts | str = "", kind: str = "practices", standing: int = 6) -> Document:
    """A text alone is a summary."""

    def version(texts: Texts | str) -> Version:
        parts = {"summary": texts} if isinstance(texts, str) else texts
        said = {part: [text] for part, text in parts.items() if isinstance(text, str)}
        return Version(said, str(parts.get("title", id)), str(parts.get("summary", "")))

    return Document(kind, id, f"{kind}/{id}/", {"en": version(en), "fr": version(fr or "rien")}, standing=standing)


def concept(
    id: str, en: Iterable[str], fr: Iterable[str] = (), themes: tuple[str, ...] = (), within: tuple[str, ...] = ()
) -> Concept:
    phrases = {"en": tuple(en), "fr": tuple(fr)}
    return Concept(id, {one: (*names, id)[0] for one, names in phrases.items()}, phrases, themes, within=within)


class Found:
    """An index of some documents, and the ids that a query finds, best first."""

    def __init__(self, documents: Iterable[Document], concepts: Iterable[Concept] = ()) -> None:
        self.index = Index.of(documents, list(concepts))
        self.files = files(self.index)
        self.reader = Reader(self.files)

    def __call__(self, query: str, language: str = "en", typing: bool = False) -> list[str]:
        hits = self.reader.find(query, language, typing).documents
        return [self.index.names[number].partition("/")[2] for number, _ in hits]

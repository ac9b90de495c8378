"""What search engines and harvesters read in a page: schema.org terms, as JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from portal import licence
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.readable import uri

Data = dict[str, Any]
_CONTEXT = "https://schema.org"


class JsonLd:
    """Descriptions in one language."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._speech = edition.speech
        self._site = edition.settings.address(edition.language, "")
        self._shared = {
            "inLanguage": f"{edition.language}-CA",
            "license": licence.ADDRESS,
            "isPartOf": {"@type": "WebSite", "name": self._speech.words["site"]["name"], "url": self._site},
        }
        # Each is part of what is said of many.
        self._theme, self._place, self._organization = cache(self._theme_of), cache(self._place_of), cache(self._organization_of)

    def practice(self, name: str, address: str) -> Data:
        """A practice card, as a work about something done somewhere."""
        edition = self._edition
        speech = edition.speech
        practice = edition.catalogue.practices[name]
        return {
            **self._work(address, speech.text(practice.title), speech.text(practice.summary)),
            "about": list(map(self._theme, practice.themes)),
            "spatialCoverage": list(map(self._place, practice.places)),
            "contributor": list(map(self._organization, practice.led_by)),
            "citation": list(dict.fromkeys(speech.reference_of(citation.id) for citation in practice.sources)),
            "dateCreated": practice.review.submitted.isoformat(),
            "dateModified": practice.review.last.isoformat(),
        }

    def guide(self, name: str, address: str) -> Data:
        guide = self._edition.catalogue.guides[name]
        work = self._work(address, self._speech.text(guide.title), self._speech.text(guide.summary))
        return {**work, "dateModified": guide.review.last.isoformat()}

    def organization(self, name: str, address: str) -> Data:
        organization = self._edition.catalogue.organizations[name]
        known = {"@context": _CONTEXT, "@id": address, **self._organization(name)}
        if organization.website:
            known["url"] = uri(organization.website)
        return known | ({"location": [self._place(place) for place in organization.places]} if organization.places else {})

    def dataset(self, address: str, title: str, description: str, files: Mapping[str, str]) -> Data:
        """The whole library as data; ``files``: address → media type."""
        downloads = [{"@type": "DataDownload", "contentUrl": file, "encodingFormat": kind} for file, kind in files.items()]
        return {
            **self._work(address, title, description),
            "@type": "Dataset",
            "isAccessibleForFree": True,
            "distribution": downloads,
        }

    def _work(self, address: str, title: str, description: str) -> Data:
        return {
            "@context": _CONTEXT,
            "@type": "CreativeWork",
            "@id": address,
            "url": address,
            "name": title,
            "description": description,
            **self._shared,
        }

    def _theme_of(self, name: str) -> Data:
        return {"@type": "DefinedTerm", "termCode": name, "name": self._speech.term("themes", name)}

    def _place_of(self, name: str) -> Data:
        place = self._edition.catalogue.places[name]
        region = {} if place.province == "CA" else {"addressRegion": place.province.removeprefix("CA-")}
        spot = place.coordinates
        geo = {"geo": {"@type": "GeoCoordinates", "latitude": spot.latitude, "longitude": spot.longitude}} if spot else {}
        return {
            "@type": "Place",
            "name": self._speech.text(place.name),
            "address": {"@type": "PostalAddress", **region, "addressCountry": "CA"},
            **geo,
        }

    def _organization_of(self, name: str) -> Data:
        return {
            "@type": "Organization",
            "name": self._speech.text(self._edition.catalogue.organizations[name].name),
            "url": f"{self._site}network/{name}/",
        }

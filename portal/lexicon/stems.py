"""Forms of a word, told by their stem: 'settling' and 'settles', 'régional' and 'régionaux'."""

from __future__ import annotations

_ALGORITHMS = {"en": "english", "fr": "french"}
# Where the algorithm cuts too little or too much: language → stem → forms.
_OTHERWISE = {
    "en": {
        "bus": "buses",
        "busy": "busy",
        "elderly": "elderly",
        "employer": "employer employers",
        "employment": "employment unemployment",
        "gas": "gases",
        "initiative": "initiative initiatives",
        "relative": "relative relatives",
    },
    "fr": {
        "don": "don dons",
        "foyer": "foyer foyers",
        "france": "france",
        "habitant": "habitant habitants habitante habitantes",
        "loyer": "loyer loyers",
        "mere": "mere meres",
        "metis": "metis",
        "placement": "placement placements",
        "race": "race",
        "repas": "repas",
        "taxe": "taxe taxes",
        "tete": "tete tetes",
        "visa": "visa visas",
    },
}


class Stems:
    """For one language. A browser has no stemmer: it reads which forms are one (`portal.outputs.search.index`)."""

    def __init__(self, language: str) -> None:
        import snowballstemmer  # which loads every language that it knows; a site can be built without an index

        self._otherwise = {form: stem for stem, forms in _OTHERWISE[language].items() for form in forms.split()}
        self._stemmer = snowballstemmer.stemmer(_ALGORITHMS[language])

    def of(self, form: str) -> str:
        """The stem of a folded word; what has digits in it is its own."""
        if form in self._otherwise or not form.isalpha():
            return self._otherwise.get(form, form)
        return str(self._stemmer.stemWord(form))

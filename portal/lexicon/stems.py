"""Forms of a word, told by their stem: 'settling' and 'settles', 'régional' and 'régionaux'."""

from __future__ import annotations

import re

_ALGORITHMS = {"en": "english", "fr": "french"}
# Forms that are one word, each line one: where the algorithm cuts too little, or so much that another word is left.
_OTHERWISE = {
    "en": """
        accountant accountants
        apartment apartments
        bus buses
        busy
        competence competences competency competencies
        concertation
        consultant consultants
        convention conventions
        cooperative cooperatives
        elderly
        employer employers
        employment
        federation federations
        fitness
        gas gases
        hospitality
        informal informally
        initiative initiatives
        medication medications
        naturalization naturalisation naturalized
        petition petitions
        publication publications
        readiness
        ready
        relative relatives
        savings
        succession
        tennis
        transition transitions transitional
        unemployment
        wellness
    """,
    "fr": """
        cours
        concertation concertations
        conjointement
        cooperative cooperatives
        consultant consultants consultante consultantes
        dep
        dependance dependances
        echec echecs
        equitation
        don dons
        ferme fermes
        finissant finissants finissante finissantes
        foyer foyers
        france
        habitant habitants habitante habitantes
        indicateur indicateurs
        loyer loyers
        mere meres
        metis
        ordonnance ordonnances
        petition petitions
        placement placements
        porte portes
        pret prets
        race
        relation relations
        repas
        taxe taxes
        tennis
        tete tetes
        visa visas
    """,
}


# 'arrivent', 'partent': the algorithm leaves them as they are. What ends otherwise in '-ent', and these, are no such verbs.
_THEY = re.compile("[a-z]{3,}(?<![im])(?<!iss)ent")
_NO_VERBS = """
    absent accent accident adherent adolescent affluent antecedent apparent argent coherent competent concurrent consequent content
    continent couvent decent deficient different diligent divergent emergent equivalent evident excellent frequent incident influent
    innocent intelligent intermittent laurent parent permanent pertinent polyvalent precedent present president prudent recent
    resident reticent sergent souvent subsequent talent torrent transparent urgent vincent violent
"""


class Stems:
    """For one language. A browser has no stemmer: it reads which forms are one (`portal.outputs.search.index`)."""

    def __init__(self, language: str) -> None:
        import snowballstemmer  # which loads every language that it knows; a site can be built without an index

        self._french = language == "fr"
        self._no_verbs = frozenset(_NO_VERBS.split())
        words = (line.split() for line in _OTHERWISE[language].split("\n"))
        self._otherwise = {form: f"{word[0]} itself" for word in words for form in word}  # no algorithm leaves that
        self._stemmer = snowballstemmer.stemmer(_ALGORITHMS[language])

    def of(self, form: str) -> str:
        """The stem of a folded word; what has digits in it is its own."""
        if form in self._otherwise or not form.isalpha():
            return self._otherwise.get(form, form)
        if self._french and _THEY.fullmatch(form) and form not in self._no_verbs:
            form = f"{form[:-3]}er"
        return str(self._stemmer.stemWord(form))

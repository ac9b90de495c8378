"""Forms of a word, told by their stem: 'settling' and 'settles', 'régional' and 'régionaux'."""

from __future__ import annotations

import re

from Stemmer import Stemmer

_ALGORITHMS = {"en": "english", "fr": "french"}
# Forms that are one word, each line one: those of irregular verbs and the like, and where the algorithm leaves another word.
_OTHERWISE = {
    "en": """
        accountant accountants
        apartment apartments
        begin begins began begun beginning beginnings
        bring brings brought bringing
        build builds built building buildings
        bus buses
        busy
        buy buys bought buying
        certificate certificates certification certifications certified certify
        child children
        choose chooses chose chosen choosing choice choices
        come comes came coming
        competence competences competency competencies
        concertation
        consultant consultants
        convention conventions
        cooperative cooperatives
        drive drives drove driven driving
        eat eats ate eaten eating
        elderly
        employer employers
        employment
        federation federations
        find finds found finding findings
        fitness
        gas gases
        grow grows grew grown growing growth
        hold holds held holding
        hospitality
        informal informally
        initiative initiatives
        keep keeps kept keeping
        lead leads led leading
        learn learns learnt learned learning
        leave leaves left leaving
        lose loses lost losing loss losses
        man men
        medication medications
        meet meets met meeting meetings
        naturalization naturalisation naturalized
        pay pays paid paying payment payments
        petition petitions
        publication publications
        readiness
        ready
        relative relatives
        run runs ran running
        savings
        sell sells sold selling sale sales
        send sends sent sending
        speak speaks spoke spoken speaking
        spend spends spent spending
        succession
        teach teaches taught teaching
        tennis
        tooth teeth
        transition transitions transitional
        unemployment
        wellness
        wife wives
        woman women
        write writes wrote written writing
    """,
    "fr": """
        apprendre apprend apprennent appris apprise apprenait apprenaient
        attendre attend attendent attendu attendait attente attentes
        concertation concertations
        conduire conduit conduits conduisent conduisait conduisaient conduite
        conjointement
        connaitre connait connaissent connaissait connu connus connue
        construire construit construits construite construites construisent construisait construction constructions
        consultant consultants consultante consultantes
        cooperative cooperatives
        cours
        dep
        dependance dependances
        don dons
        echec echecs
        ecrire ecrit ecrits ecrite ecrites ecrivent
        equitation
        ferme fermes
        finissant finissants finissante finissantes
        foyer foyers
        france
        gros grosse grosses
        habitant habitants habitante habitantes
        indicateur indicateurs
        lire lisent lisait
        loyer loyers
        mere meres
        metis
        nouveau nouveaux nouvel nouvelle nouvelles
        ordonnance ordonnances
        ouvrir ouvre ouvrent ouvrait ouvert ouverts ouverte ouvertes ouverture ouvertures
        perdre perd perdent perdait perdu perdus perdue perte pertes
        petition petitions
        placement placements
        porte portes
        pret prets
        race
        recevoir recoit recoivent recevait recu recus recue recues
        relation relations
        repas
        taxe taxes
        tennis
        tete tetes
        travail travaux
        vendre vend vendent vendait vendu vendus vente ventes
        venir vient viennent venait venu venus venue venues
        vieux vieil vieille vieilles
        visa visas
        vivre vit vivent vivait vivaient vecu
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
        self._french = language == "fr"
        self._no_verbs = frozenset(_NO_VERBS.split())
        words = (line.split() for line in _OTHERWISE[language].split("\n"))
        self._otherwise = {form: f"{word[0]} itself" for word in words for form in word}  # no algorithm leaves that
        self._stemmer = Stemmer(_ALGORITHMS[language])

    def of(self, form: str) -> str:
        """The stem of a folded word; what has digits in it is its own."""
        if form in self._otherwise or not form.isalpha():
            return self._otherwise.get(form, form)
        if self._french and _THEY.fullmatch(form) and form not in self._no_verbs:
            form = f"{form[:-3]}er"
        return str(self._stemmer.stemWord(form))

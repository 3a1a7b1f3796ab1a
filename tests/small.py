"""A knowledge folder for another programme, which nothing in the code knows: a grant for municipal libraries."""

from __future__ import annotations

from pathlib import Path

_SOURCE = 'source: [{title: Règlement, url: "https://lecture.example/reglement", updated: "2026-02"}]\n'

PROGRAMME = """\
name: Bourse Lecture Vive
short_name: Lecture Vive
operator: Métropole de Valmer
description: Une bourse pour les bibliothèques municipales.
description_en: A grant for municipal libraries.
timezone: Europe/Paris
languages: [fr, en]
contact: {name: la cellule lecture, name_en: the reading desk, email: bourse@lecture.example, url: "https://lecture.example/"}
cohort_word: {fr: année, en: year}
cohort_words: [année, millésime]
project_words: [réalisation, réalisations, action]
standing_entries: [contact-bourse]
cohorts:
  - {id: annee-1, name: année 1, name_en: year 1, years: "2025", from: 2025-01-01}
  - {id: annee-2, name: année 2, name_en: year 2, years: "2026", from: 2026-01-01}
topics: [{id: argent, name: L’argent, name_en: Money}, {id: demande, name: La demande, name_en: Applying}]
themes: [{id: contes, name: contes, also: [histoires]}, {id: jeux, name: jeux, also: [ludothèque]}]
profiles: [{id: bibliothecaire, name: bibliothécaire}]
statuses: [{id: acheve, name: achevé}]
places: [{id: valmer, name: Valmer}, {id: port-clos, name: Port-Clos}]
administrations: [{id: mairie, name: mairie de Valmer}]
"""

CALENDAR = """\
kinds:
  - id: depot
    name: dépôt des demandes
    name_en: applications
    question: Quand déposer une demande de bourse ?
    question_en: When can a library apply?
    also: [date limite de dépôt, deadline de la bourse, "jusqu'à quand envoyer la demande", c'est encore ouvert, ça ferme quand]
    call: true
events:
  - id: depot-2
    kind: depot
    cohort: annee-2
    title: Dépôt des demandes de l’année 2
    title_en: Applications for year 2
    start: 2026-03-02
    end: 2026-11-30T18:00
    source: [{title: Règlement, url: "https://lecture.example/reglement"}]
"""

SMALLTALK = """\
entries:
  - id: bonjour
    examples: [bonjour, salut, bonsoir, hello, coucou]
    reply: Bonjour ! Posez votre question sur la bourse.
    reply_en: Hello! Ask me about the grant.
  - id: merci
    examples: [merci, merci beaucoup, thanks, mille mercis]
    reply: Avec plaisir.
    reply_en: You are welcome.
"""

OFF_TOPIC = """\
families:
  - id: inscription-lecteur
    near: true
    examples:
      - comment m'inscrire à la bibliothèque
      - prix de la carte de lecteur
      - j'ai perdu un livre emprunté
      - prolonger un prêt en ligne
      - horaires de la médiathèque dimanche
  - id: cuisine
    examples: [recette de la tarte aux pommes, cuisson du riz, combien d'oeufs dans une quiche]
"""

SYNONYMS = """\
groups:
  - [bourse, subvention, aide, grant]
  - [argent, fric, thune, sous]
acronyms: {CNL: Centre national du livre}
"""

GOLDEN = """\
questions:
  - {question: combien d’argent peut-on recevoir ?, expect: montant}
  - {question: "et en année 1 ?", turns: ["quand l'argent est-il versé ?"], expect: versement-1}
  - {question: recette des crêpes bretonnes, expect: abstain}
"""


def entry(entry_id: str, question: str, also: list[str], body: str, topic: str = "demande", head: str = "") -> str:
    """The text of `faq/ID.md`."""
    lines = "".join(f'  - "{phrase}"\n' for phrase in also)
    return (
        f'---\nid: {entry_id}\nquestion: "{question}"\nalso:\n{lines}topic: {topic}\n{head}{_SOURCE}'
        f"reviewed_on: 2026-02-01\n---\n{body}\n"
    )


_PAID = ["quand est-ce que l'argent arrive", "date du virement", "c payé kan", "on touche les sous à quel moment",
         "délai de versement de la bourse", "versement en une ou deux fois", "when is the money paid"]  # fmt: skip


def entries() -> dict[str, str]:
    """Ten entries, of which two are versions of one rule."""
    return {
        "faq/montant.md": entry(
            "montant", "Combien la bourse peut-elle verser ?",
            ["montant de la bourse", "combien d'argent on peut avoir", "thune", "la subvention est de combien",
             "plafond de l'aide", "combien de fric par bibliothèque", "somme maximale", "cb on touche"],
            "La bourse verse **jusqu’à 12 000 euros** par bibliothèque. Dépôt : {{status:depot-2}}", "argent",
            "related: [cumul]\n",
        ),
        "faq/montant.en.md": "---\nlang: en\nquestion: How much money does a library get?\nalso: [grant amount, maximum sum]\n---\n"
        "A library gets **up to 12,000 euros**.\n",
        "faq/eligible.md": entry(
            "eligible", "Quelles bibliothèques peuvent demander la bourse ?",
            ["conditions pour demander", "une médiathèque associative a-t-elle droit", "sommes-nous éligibles", "qui peut candidater",
             "bibliothèque scolaire acceptée ?", "critères d'éligibilité", "une petite commune peut demander", "who can apply"],
            "Toute bibliothèque municipale de la métropole, quelle que soit sa taille.",
        ),
        "faq/occasion.md": entry(
            "occasion", "Peut-on acheter des livres d’occasion ?",
            ["bouquins de seconde main", "acheter chez un bouquiniste", "livres usagés", "achat d'occasion autorisé",
             "brocante de livres", "prendre des romans déjà lus", "second-hand books"],
            "Oui, si le vendeur fait une facture.", "argent",
        ),
        "faq/soir.md": entry(
            "soir", "Faut-il ouvrir le soir ?",
            ["ouverture après 19 h obligatoire", "nocturne", "horaires élargis exigés", "ouvrir tard", "doit-on ouvrir la nuit",
             "combien de soirées par semaine", "late opening"],
            "Non, mais une soirée par semaine est appréciée.",
        ),
        "faq/dossier.md": entry(
            "dossier", "Que contient le dossier de demande ?",
            ["pièces à fournir", "quels papiers joindre", "formulaire à remplir", "faut-il un devis", "documents demandés",
             "liste des justificatifs", "kel papier fo til", "application form"],
            "Un formulaire de deux pages, un devis et une lettre du maire.",
        ),
        "faq/versement-1.md": entry(
            "versement-1", "Quand l’argent est-il versé ?", _PAID,
            "En **une fois**, à la signature.", "argent",
            "rule: versement\ncohorts: [annee-1]\nvalid_from: 2025-01-01\nvalid_until: 2025-12-31\n",
        ),
        "faq/versement-2.md": entry(
            "versement-2", "Quand l’argent est-il versé ?", _PAID,
            "En **deux fois** : la moitié à la signature, le reste après l’achat.", "argent",
            "rule: versement\ncohorts: [annee-2]\nvalid_from: 2026-01-01\n",
        ),
        "faq/cumul.md": entry(
            "cumul", "La bourse se cumule-t-elle avec une aide du CNL ?",
            ["cumuler deux subventions", "j'ai déjà une aide du centre national du livre", "double financement",
             "aide de la région en plus", "autre subvention possible", "compatible avec le CNL", "combine with another grant"],
            "Oui, tant que le total ne dépasse pas la dépense.", "argent",
        ),
        "faq/benevoles.md": entry(
            "benevoles", "Une bibliothèque tenue par des bénévoles compte-t-elle ?",
            ["pas de salarié dans notre bibliothèque", "équipe de volontaires", "aucun bibliothécaire professionnel",
             "que des retraités qui aident", "sans personnel payé", "volunteers only", "tenue par des habitants"],
            "Oui : aucun poste salarié n’est exigé.",
        ),
        "faq/contact-bourse.md": entry(
            "contact-bourse", "À qui écrire au sujet de la bourse ?",
            ["adresse mail de la cellule lecture", "parler à quelqu'un", "numéro de téléphone", "qui contacter", "joindre un humain",
             "email du service", "contact"],
            "À la cellule lecture : bourse@lecture.example.",
        ),
    }  # fmt: skip


def project(project_id: str, name: str, theme: str, place: str, also: list[str]) -> str:
    return (
        f'---\nid: {project_id}\nname: "{name}"\nalso: {also}\nsummary: "Une action pour les petits lecteurs"\n'
        f'cohort: annee-1\nyears: "2025"\nadministration: Mairie de Valmer\nadministrations: [mairie]\nplace: {place.title()}\n'
        f'places: [{place}]\nthemes: [{theme}]\nprofiles: [bibliothecaire]\nstatus: {{id: acheve, text: Terminé, as_of: "2025-12"}}\n'
        f"{_SOURCE}reviewed_on: 2026-02-01\n---\n{name} va de quartier en quartier.\n"
    )


def files() -> dict[str, str]:
    """All files of the folder, by relative path."""
    return {
        "programme.yaml": PROGRAMME, "calendar.yaml": CALENDAR, "smalltalk.yaml": SMALLTALK, "off_topic.yaml": OFF_TOPIC,
        "synonyms.yaml": SYNONYMS, "golden/questions.yaml": GOLDEN, **entries(),
        "projects/malle.md": project("malle", "La Malle aux contes", "contes", "valmer", ["malle", "coffre à histoires"]),
        "projects/ludobus.md": project("ludobus", "Ludobus", "jeux", "port-clos", ["bus de jeux", "ludo bus"]),
    }  # fmt: skip


def write(folder: Path, more: dict[str, str] | None = None) -> Path:
    """Write the folder's files, with `more` added or replaced, under `folder`."""
    for name, text in (files() | (more or {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder

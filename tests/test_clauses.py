"""A question in several parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wording.clauses import MOST, NAMED, clauses, keywords, named, topic_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("c'est ouvert ? et l'oral c'est quand ?", ["c'est ouvert", "l'oral c'est quand"]),
        (
            "Mon contrat finit quand, hein ? La fête, c'est avant ou après ?",
            ["Mon contrat finit quand", "La fête , c'est avant ou après"],
        ),
        ("il va jusqu'à quand, déjà ? et ça rouvre quand ?", ["il va jusqu'à quand", "ça rouvre quand"]),
        ("Combien de jours avant la fin, et l'entretien ?", ["Combien de jours avant la fin", "l'entretien"]),
        (
            "Peut-on déposer en ce moment, et quand a lieu l'oral",
            ["Peut-on déposer en ce moment", "quand a lieu l'oral"],
        ),
        ("Is it still open, and when are the interviews?", ["Is it still open", "when are the interviews"]),
        (
            "Hello, are applications still open, and when is the oral?",
            ["are applications still open", "when is the oral"],
        ),
        (
            "Jusqu'à quand puis-je être rappelé ? Et je commence quand ?",
            ["Jusqu'à quand puis-je être rappelé", "je commence quand"],
        ),
        ("quand ont fini la deuxième et la troisième année ?", []),
        ("quand a fini la 2e et 3e ? et l'oral ?", ["quand a fini la 2e et 3e", "l'oral"]),
        ("il faut un bac + 5 ?", []),
        ("qui a lancé ça et c'est qui qui s'en occupe", ["qui a lancé ça", "c'est qui qui s'en occupe"]),
        ("y a qui en face de moi, et ça dure combien de temps", ["y a qui en face de moi", "ça dure combien de temps"]),
        ("c'est payé combien, et si je suis fonctionnaire ?", ["c'est payé combien", "si je suis fonctionnaire"]),
        ("ça me prend combien de temps, s'ils nous prennent ?", ["ça me prend combien de temps"]),
        ("I am a nurse and have ten years of experience, when does the call close?", ["when does the call close"]),
        ("Contract length and who is the employer?", ["Contract length", "who is the employer"]),
        ("Je suis en CDI et est-ce que je dois démissionner ?", ["est-ce que je dois démissionner"]),
        ("J'ai passé l'oral hier, la réponse arrive quand ?", ["la réponse arrive quand"]),
        ("until when is it open and when are the interviews?", ["until when is it open", "when are the interviews"]),
        ("quand est l'oral ? et y a-t-il une fête de fin", ["quand est l'oral", "y a-t-il une fête de fin"]),
        ("la clôture ainsi que les dates de l'oral", ["la clôture", "les dates de l'oral"]),
        (
            "¿Hasta cuándo puedo enviar la candidatura y cuándo son las entrevistas?",
            ["¿Hasta cuándo puedo enviar la candidatura", "cuándo son las entrevistas"],
        ),
        ("¿Qué sueldo se paga y el contrato cuánto dura?", ["¿Qué sueldo se paga", "el contrato cuánto dura"]),
        ("il y a un salaire et une prime ?", ["il y a un salaire", "une prime"]),
        ("J'ai vu passer la liste des projets, je peux déjà envoyer mon dossier", ["je peux déjà envoyer mon dossier"]),
        ("date du dernier appel + date des oraux. merci", ["date du dernier appel", "date des oraux"]),
        ("ça me prend combien de temps, à moi, si on est pris ?", ["ça me prend combien de temps"]),
        ("c'est ouvert, si oui jusqu'à quand ?", ["si oui jusqu'à quand"]),
        ("merci, bonne journée", []),
        ("Mon master finit. Je voudrais savoir s'il y aura un appel", ["Je voudrais savoir s'il y aura un appel"]),
        ("quand est l'oral ?", []),
        ("", []),
        ("??? ,", []),
        (
            "quand ça ferme quand sont les entretiens et quand on commence",
            ["quand ça ferme", "quand sont les entretiens", "quand on commence"],
        ),
        ("ça ouvre quand ça ferme quand", ["ça ouvre quand", "ça ferme quand"]),
        ("c'était de quand à quand", []),
        (
            "Je passe la semaine prochaine et je stresse !! Ça dure longtemps ? je dois venir ? on me juge sur quoi ?",
            ["Ça dure longtemps", "je dois venir", "on me juge sur quoi"],
        ),
        (
            "Who would be my employer, and does this make me a civil servant?",
            ["Who would be my employer", "does this make me a civil servant"],
        ),
        ("quand on est pris quand est-ce qu'on commence", []),
        ("quand est-ce qu'on saura quand ça rouvre", []),
        (
            "wie hoch ist das Gehalt und welches Niveau (B2, C1?) wird verlangt?",
            ["wie hoch ist das Gehalt", "welches Niveau (B2  C1 ) wird verlangt"],
        ),
        ("Wer hat das gegründet, und wer leitet es heute?", ["Wer hat das gegründet", "wer leitet es heute"]),
    ],
)
def test_parts_that_ask(question: str, parts: list[str]) -> None:
    assert clauses(question) == parts


@pytest.mark.parametrize(
    ("question", "pieces"),
    [
        ("notre semaine d'accueil, la fête et le dernier jour, c'était quand ?", ["notre semaine d'accueil", "la fête", "le dernier jour"]),
        ("le calendrier : dépôt, oral, arrivée ?", ["le calendrier", "dépôt", "oral", "arrivée"]),
        ("la fin était le 4 non ? on peut encore ?", []),  # sentences
        ("Are you open? If not, when?", []),
        ("la fête", []),
    ],
)  # fmt: skip
def test_pieces_that_name(question: str, pieces: list[str]) -> None:
    assert named(question) == pieces


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("coachs : c'est ouvert, et ils arrivent quand ?", "coachs"),
        ("sprint 5 : ouverture et clôture", ""),  # a number is heard anyway
        ("bonjour : c'est ouvert ?", ""),
        ("Pour un article sur les dix ans du programme : quand a-t-il été lancé ?", ""),
        ("c'est ouvert ? les coachs : quand ?", ""),
        ("", ""),
    ],
)
def test_what_all_parts_are_about(question: str, topic: str) -> None:
    assert topic_of(question) == topic


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("salaire durée lieu", ["salaire", "duree", "lieu"]),
        ("Salaire Télétravail ?", ["salaire", "teletravail"]),
        ("salaire de départ", []),
        ("salaire, durée", []),  # pieces
        ("promo 6", []),
        ("salaire", []),
        ("un deux trois quatre cinq six", []),
    ],
)
def test_a_few_words_that_are_all_that_is_said(question: str, said: list[str]) -> None:
    assert keywords(question) == said


@given(st.text(max_size=200))
def test_any_text(question: str) -> None:
    found = clauses(question)
    assert len(found) <= MOST and all(part and part in question for part in found)
    assert len(named(question)) <= NAMED and all(piece in question for piece in named(question))

"""What is remarked of dates that are told: holidays, years that are up, the clocks, working days."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.dates.remarks import remarks
from bot.dates.sentences import Dates
from bot.evaluating.batch import in_turn
from tests.clocks import CLOCKS
from tests.folders import real
from tests.test_dates import SETTINGS, at

ASKED = [
    "c'est un jour férié ?",
    "les dix ans tombent quel jour ?",
    "ça change quelque chose, le changement d'heure ?",
    "c'est quand ?",
]


@pytest.mark.parametrize(
    ("moment", "turns", "words"),
    [
        ("2025-04-16T08:55", ["les entretiens commencent le 21 avril, mais ce n'est pas férié ?"], "Le lundi 21 avril 2025 : c’est un jour férié (lundi de Pâques)."),
        ("2025-04-15T10:00", ["un entretien peut tomber le 1er mai ?"], "Le jeudi 1er mai 2025 : c’est un jour férié (fête du Travail).\n\nNos sources ne disent pas si quelqu’un est reçu les jours fériés"),
        ("2023-04-07T10:48", ["l'annonce des prolongations tombe quel jour ? ne me dites pas un jour férié"], "Le lundi 10 avril 2023 : c’est un jour férié"),
        ("2022-03-27T10:04", ["on a perdu une heure cette nuit, ça change quelque chose à la limite pour envoyer mon dossier ?"], "Le changement d’heure n’y change rien"),
        ("2025-10-01T10:00", ["la clôture du sprint tombe un dimanche, est-ce reporté au lundi ?"], "ne dit qu’une clôture qui tombe un samedi, un dimanche ou un jour férié glisse"),
        ("2025-10-02T11:10", ["Comme le dernier jour tombe un dimanche, est-ce que c'est reporté d'office au lundi ?"], "ne dit qu’une clôture qui tombe un samedi, un dimanche ou un jour férié glisse"),
        ("2025-10-01T10:00", ["the deadline for sprint 5 is on a Sunday: does it move to Monday?"], "slips to the next working day"),
        ("2026-11-12T19:45", ["fin de la promo 3 : ça fera 7 ans quel jour ?"], "Fin de la promotion 3 : 7 ans le **dimanche 15 novembre 2026** (dans 3 jours)."),
        ("2021-05-27T13:20", ["vœux : combien de jours en comptant aujourd'hui ?"], "(dans 4 jours, 5 en comptant aujourd’hui)"),
        ("2024-05-07T09:44", ["quand sont les entretiens du sprint 2 ?", "ça fait combien de jours ouvrés en tout dans cette période ?"], "**12 jours ouvrés** (hors jours fériés : mercredi 8 mai, jeudi 9 mai et lundi 20 mai)"),
        ("2021-06-03T11:02", ["les oraux tombent-ils un vendredi cette année ?"], "Soit lundi 7 juin, mardi 8 juin, mercredi 9 juin, lundi 14 juin et mardi 15 juin."),
        ("2026-08-05T13:37", ["ça fait combien de mois que c'est fermé ?"], "304 jours, soit 10 mois jour pour jour"),
        ("2026-11-12T19:45", ["salut, c'est un vieux de la promo 3 ;)", "notre restitution, c'était y a combien de temps ?"], "Restitution de la promotion 3 : c’était le 12 novembre 2019"),
        ("2024-07-10T12:30", ["j'attendais la session de juin et je ne trouve rien", "elle est passée sous mon nez ou elle n'a pas eu lieu ?"], "elle était d’abord prévue en juin 2024"),
        ("2025-09-20T10:00", ["la clôture du sprint 5 tombe-t-elle un jour férié ?"], "Le dimanche 5 octobre 2025 : ce n’est pas un jour férié."),
        ("2025-09-20T10:00", ["les entretiens du sprint 2 tombaient-ils sur un jour férié ?"], "lundi de Pentecôte"),
        ("2025-09-20T10:00", ["les auditions de la promo 6 ?", "combien de jours ouvrés dans cette période ?"], "- Auditions de la promotion 6 : **5 jours ouvrés**"),
        ("2022-04-18T10:00", ["combien de jours ouvrés me reste-t-il pour candidater ?"], "encore 1 jour, dont un jour ouvré**"),
        ("2026-03-12T11:47", ["combien de jours ouvrés entre la clôture et les entretiens du sprint 2 ?"], "**10 jours, dont 4 jours ouvrés (hors jours fériés : mercredi 1er mai)**"),
        ("2026-11-03T10:00", ["ça fera 5 ans quel jour que les candidatures de la promo 6 ont fermé ?"], "5 ans le **lundi 19 avril 2027**"),
        ("2026-11-03T10:00", ["ça fera 5 ans quel jour que la promo 6 est arrivée ?"], "5 ans le **dimanche 12 septembre 2027**"),
        ("2026-03-12T11:47", ["délai entre la fin des candidatures et l'arrivée, promo 5 ?", "pareil pour la 4 et la 6, puis la moyenne des trois"], "**122 jours**"),
    ],
)  # fmt: skip
def test_answers(assistant: Assistant, moment: str, turns: list[str], words: str) -> None:
    assert words in in_turn(assistant, turns, at(moment)).markdown


@settings(SETTINGS, max_examples=80)
@given(CLOCKS, st.sampled_from(ASKED), st.sampled_from(["fr", "en"]), st.randoms(use_true_random=False))
def test_of_any_event_at_any_moment(now: datetime, asked: str, lang: str, random: object) -> None:
    dates = Dates(real(), now, lang)
    events = dates.held(dates.calendar.events)
    if not events:
        return
    told = remarks(dates, dates.line(random.choice(events)), asked)  # type: ignore[attr-defined]
    assert all(text and "{" not in text for text in told)
    assert bool(told) or asked == "c'est quand ?" or "férié" in asked or "dix ans" in asked


@pytest.mark.parametrize(
    "question",
    [
        "j'ai dix ans d'expérience, quand ouvre le prochain appel ?",
        "slt, dev senior 11 ans, c'est ouvert là ou pas ? jusqu'à quand",
        "j'accompagne une dame de 47 ans, peut-elle encore candidater, et sinon c'est quand le coup d'après ?",
        "un papier « dix ans après » : quel jour le premier appel a-t-il ouvert ?",
        "je suis disponible pour un contrat de deux ans, quand ouvre le prochain appel ?",
        "j'ai perdu une heure sur le formulaire, jusqu'à quand puis-je déposer ?",
    ],
)
def test_years_and_hours_of_ones_own_are_remarked_of_nothing(question: str) -> None:
    dates = Dates(real(), at("2026-03-12T11:47"), "fr")
    assert remarks(dates, dates.line(dates.held(dates.calendar.events)[0]), question) == []


def test_the_clocks_are_not_remarked_where_a_note_tells_another_one(assistant: Assistant) -> None:
    turns = ["La clôture de la promo 4 à 23 h « UTC+1 » : en juin on était à l’heure d’été, ça change quoi ?"]
    told = in_turn(assistant, turns, at("2026-12-02T13:40")).markdown
    assert "UTC+1" in told and "n’y change rien" not in told


def test_who_asks_for_the_deadline_alone_hears_nothing_of_slipping(assistant: Assistant) -> None:
    for asked in ("je candidate dimanche, la clôture est lundi ?", "on m'a reporté mon vol de dimanche au lundi : encore le temps de candidater ?"):  # fmt: skip
        reply = in_turn(assistant, [asked], at("2025-10-01T10:00"))
        assert "5 octobre 2025" in reply.markdown and "glisse" not in reply.markdown

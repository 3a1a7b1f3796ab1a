"""A span of one's own time, held against all of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.dates.own_time import _other_days, _whole_span, what_is_missed, whether_it_covers
from bot.dates.sentences import Dates
from bot.evaluating.batch import in_turn
from bot.wording import own_time_cues
from index.named_days import named_spans
from index.text import fold
from tests.test_dates import at


@pytest.mark.parametrize(
    ("asked", "clock", "said", "unsaid"),
    [
        ("vacances 10-31 juillet : je rate quelque chose ?", "2021-04-10T10:00", ["mardi 13 juillet 2021"], "Auditions"),
        ("je pars en Grèce du 1er au 12 juin, je rate quoi ?", "2021-04-10T10:00", ["Auditions de la promotion 5"], "Session 7"),
        ("je suis en Thaïlande jusqu'au 25 mai, c'est gênant pour la suite ?", "2021-04-10T10:00", ["dimanche 2 mai 2021", "lundi 24 mai 2021"], "Auditions"),
        ("absente tout le mois d'août, est-ce que je loupe quelque chose ?", "2021-04-10T10:00", ["vendredi 6 août 2021", "lundi 23 août 2021"], "13 septembre"),
        ("I am travelling from 6 to 20 June, will I miss anything?", "2022-03-20T10:00", ["Interviews for cohort 6"], "12 September"),
        ("je suis hospitalisée le 25 avril, ça pose problème pour la suite ?", "2025-03-20T10:00", ["vendredi 25 avril 2025", "Entretiens de la promotion 7, sprint 4"], "Dépôt"),
        ("Je pars en trek du 25 mai au 2 juin sans réseau, est-ce que je vais passer à côté de quelque chose ?", "2021-05-10T20:45", ["Vœux de la promotion 5"], "Auditions"),
        ("je serai en déplacement du 6 au 9 juin sans connexion, est-ce que ça craint ?", "2022-03-21T18:10", ["Auditions de la promotion 6"], "12 septembre"),
        ("je pars du 1er au 15 août, je rate quelque chose ?", "2022-01-20T10:00", ["Du lundi 1er août 2022 au lundi 15 août 2022"], "1er août 2021"),
        ("je pars du 1er au 12 juin 2027, je rate quoi ?", "2026-12-01T10:00", ["Du mardi 1er juin 2027", "n’annonce rien", "Aucun appel n’est ouvert"], "Auditions"),
        ("Zéro réseau du 22 mai au 2 juin, en voyage. Ça peut me coûter quelque chose dans la suite ?", "2021-05-03T10:05", ["Publication des projets", "Vœux de la promotion 5"], "Auditions"),
        ("Candidature envoyée le 7 septembre. Je suis à l'étranger jusqu'au 21, est-ce que je risque de manquer les entretiens ?", "2024-09-12T11:00", ["au samedi 21 septembre 2024", "lundi 23 septembre"], "2025"),
        ("je pars du 1er au 5 septembre, je rate quelque chose ?", "2022-03-20T10:00", ["n’annonce rien", "lundi 12 septembre 2022"], "Auditions"),
    ],
)  # fmt: skip
def test_what_one_misses(assistant: Assistant, asked: str, clock: str, said: list[str], unsaid: str) -> None:
    told = in_turn(assistant, [asked], at(clock)).markdown.replace("*", "")
    assert all(text in told for text in said) and unsaid not in told


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("congé sans solde du 1er septembre 2022 au 30 juin 2023 : ça couvre toute la durée ?", "ne couvre pas toute la mission, du lundi 12 septembre 2022 au mardi 11 juillet 2023. Il manque 11 jours à la fin"),
        ("ma disponibilité va du 1er septembre 2022 au 31 août 2023, ça suffit ?", "cela couvre toute la mission"),
        ("mon congé sans solde irait de début septembre à fin juin, est-ce que ça couvre la mission en entier ?", "Il manque 11 jours à la fin"),
        ("My visa is valid September 1, 2022 to July 31, 2023, is that long enough for the contract?", "that covers the whole mission"),
        ("Ma disponibilité court du 15 septembre 2022 au 15 septembre 2023, est-ce suffisant pour toute la mission ?", "Il manque 3 jours au début"),
        ("my unpaid leave is from 15 September 2022 to 30 June 2023, does it cover the whole mission?", "3 days at the beginning; 11 days at the end"),
    ],
)  # fmt: skip
def test_whether_ones_time_covers_a_mission(assistant: Assistant, asked: str, said: str) -> None:
    assert said in in_turn(assistant, [asked], at("2022-03-20T10:00")).markdown.replace("*", "")


@pytest.mark.parametrize(
    ("asked", "clock", "days"),
    [
        ("je loue un appart à Paris pour la mission, ça va du combien au combien ?", "2022-03-20T10:00", ["12 septembre 2022", "11 juillet 2023"]),
        ("my lease in Paris should run from when to when?", "2022-03-20T10:00", ["12 September 2022", "11 July 2023"]),
        ("la mission de la promo 5, de quand à quand ?", "2022-03-20T10:00", ["13 septembre 2021", "12 juillet 2022"]),
    ],
)  # fmt: skip
def test_from_the_first_day_to_the_last(assistant: Assistant, asked: str, clock: str, days: list[str]) -> None:
    told = in_turn(assistant, [asked], at(clock)).markdown
    assert all(day in told for day in days)


@pytest.mark.parametrize(
    "asked",
    [
        "je pars du 1er au 12 juin, c'est remboursé ?",
        "j'ai raté quelque chose ?",
        "est-ce que je rate quelque chose si je refuse ?",
        "je suis en poste jusqu'au 31 août, est-ce que c'est un problème pour la sélection ?",
        "j'ai peur de rater un truc : le webinaire du 17 mars, il est obligatoire ?",
        "il me manque quelque chose si je n'ai que 3 ans d'expérience au 1er septembre ?",
        "j'ai bossé du 1er septembre 2018 au 28 février 2021, ça suffit comme expérience ?",
        "le contrat va du 12 septembre au 11 juillet, je peux télétravailler toute la durée ?",
        "ça suffit comme expérience, de 2019 à 2021 ?",
    ],
)
def test_what_tells_no_days_or_asks_otherwise_is_none(assistant: Assistant, asked: str) -> None:
    dates = Dates(assistant.knowledge, at("2021-04-10T10:00"), "fr")
    assert what_is_missed(dates, asked, None) is None and whether_it_covers(dates, asked, None) is None


@pytest.mark.parametrize(
    ("asked", "clock", "since", "until"),
    [
        ("absente en décembre et janvier", date(2021, 11, 10), date(2021, 12, 1), date(2022, 1, 31)),
        ("je pars cet été", date(2022, 3, 1), date(2022, 7, 1), date(2022, 8, 31)),
        ("en août", date(2022, 9, 2), date(2023, 8, 1), date(2023, 8, 31)),
        ("absent jusqu'au 25 mai", date(2021, 4, 10), date(2021, 4, 10), date(2021, 5, 25)),
        ("de mi-juin à fin février", date(2022, 3, 1), date(2022, 6, 15), date(2023, 2, 28)),
        ("du 20 décembre au 5 janvier", date(2021, 11, 10), date(2021, 12, 20), date(2022, 1, 5)),
    ],
)
def test_the_days_that_are_meant(asked: str, clock: date, since: date, until: date) -> None:
    assert (_whole_span(asked, clock) or _other_days(asked, clock)) == (since, until)


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.dates(date(2021, 1, 2), date(2026, 12, 1)), length=st.integers(0, 60))
def test_nothing_that_is_over_is_missed(assistant: Assistant, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
    asked = f"je pars du {first.day} {months[first.month - 1]} {first.year} au {last.day} {months[last.month - 1]} {last.year}, je rate quelque chose ?"
    now = at(f"{first - timedelta(days=1)}T12:00")
    dates = Dates(assistant.knowledge, now, "fr")
    assert named_spans(asked)
    found = what_is_missed(dates, asked, None)
    nothing = found is not None and found.text.split("\n\n")[0].endswith("le calendrier n’annonce rien.")
    for event in found.events if found and not nothing else ():  # else the last call, of which it tells
        window = event.known(now, dates.zone)
        assert window is not None and window.deadline.day >= now.date()


def test_another_question_after_it_is_another(assistant: Assistant) -> None:
    turns = ["je pars du 1er au 12 juin 2027, je rate quoi ?", "Hopkins et ADLER, lequel est le plus ancien ?"]
    assert in_turn(assistant, turns, at("2026-12-01T10:00")).entry == "hopkins"
    turns = ["je pars du 1er au 12 juin, je rate quoi ?", "et le salaire ?"]
    assert (in_turn(assistant, turns, at("2021-04-10T10:00")).entry or "").startswith("salaire")


@pytest.mark.parametrize(
    ("turns", "clock", "said"),
    [
        (["c'est combien de mois la mission", "mon employeur m'accorde un congé sabbatique de 11 mois à partir du 1er septembre, ça couvre tout ?"], "2021-04-20T13:27", "31 juillet 2022 : cela couvre toute la mission"),
        (["est-ce que ma mission couvre toute l'année scolaire ou je suis remercié au printemps ?"], "2022-05-30T20:44", "11 juillet 2023"),
        (["What would be my first and last day of work if I get picked this year?"], "2021-04-28T13:10", "12 July 2022"),
        (["Les contrats de cette année vont de quand à quand ?", "et pour les coachs c'est pareil ?"], "2022-04-11T15:50", "22 août 2023"),
        (["my residence permit runs out on 31 May 2023. If I got selected in this year's call, would the contract be over before that date or not?"], "2022-03-15T16:40", "before the day itself"),
        (["Les réponses arrivent quand ?", "mes droits s'arrêtent le 31 août, il va y avoir un trou ou le contrat prend le relais direct ?"], "2021-07-02T17:20", "avant le lundi 13 septembre 2021"),
        (["mon congé maternité se termine le 3 octobre 2022, est ce que je peux arriver a la fin de mon congé plutot qu'en meme temps que les autres"], "2022-04-16T14:26", "ne peut pas être décalée"),
        (["C'est quand les entretiens ?", "je ne peux me libérer que les lundis, ça en laisse lesquels ?"], "2021-05-20T12:58", "Ce qui tombe un lundi : lundi 7 juin 2021 et lundi 14 juin 2021"),
        (["c'est quand les webinaires ? mon seul jour off c'est le mercredi"], "2021-03-14T20:40", "Aucun des jours annoncés n’est un mercredi"),
    ],
)  # fmt: skip
def test_ones_own_time_beside_the_work(assistant: Assistant, turns: list[str], clock: str, said: str) -> None:
    assert said in in_turn(assistant, turns, at(clock)).markdown.replace("\u00a0", " ").replace("*", "")


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("je ne suis libre que le lundi", "lundi"),
        ("my only day off is Tuesday", "tuesday"),
        ("I'm only free on Mondays", "monday"),
        ("on est samedi, est-ce que je peux l'envoyer lundi matin ?", None),
        ("on m'a dit que c'était clos depuis vendredi dernier", None),
        ("je suis libre lundi, ça va ?", None),
        ("je ne suis pas dispo le mardi", None),
        ("je suis libre tous les jours sauf le mercredi", None),
        ("je n'ai eu le mail que le lundi", None),
    ],
)
def test_the_one_day_of_the_week_on_which_one_is_free(question: str, day: str | None) -> None:
    said = own_time_cues.ONLY_ON.search(fold(question))
    assert (said and said["day"]) == day


def test_how_long_it_is_from_a_day_of_ones_own_until_the_work_begins(assistant: Assistant) -> None:
    asked = "Ma compagne doit accoucher le 20 août. J'aurais combien de temps avec le bébé avant d'attaquer ?"
    told = assistant.reply(asked, None, now=at("2022-03-30T07:50")).markdown
    assert told.startswith("Le samedi 20 août 2022 : c’est 23 jours avant le lundi 12 septembre 2022")


def test_what_is_left_after_days_of_ones_own_is_left_of_the_call(assistant: Assistant) -> None:
    asked = "j'ai 10 jours de taf pour mon client jusqu'au 3 octobre, après ça me laisse combien de jours pour votre dossier ?"
    told = assistant.reply(asked, None, now=at("2025-09-25T14:00")).markdown
    assert told.startswith("Le vendredi 3 octobre 2025") and "2 jours plus tard" in told.split("\n")[0]


def test_what_closes_right_after_ones_return(assistant: Assistant) -> None:
    asked = "Je suis présélectionné, en randonnée sans réseau du 7 au 14 mai. Est-ce que je rate quelque chose ?"
    text = assistant.reply(asked, now=at("2022-05-06T13:00")).markdown
    assert "9 mai 2022" in text and "Peu après :" in text and "15 mai 2022" in text


def test_what_may_come_without_a_date_is_told_too(assistant: Assistant) -> None:
    asked = "Je suis en congé parental jusqu'au 15 janvier, est-ce que je rate quelque chose si je regarde vos annonces à mon retour ?"
    told = assistant.reply(asked, now=at("2026-12-02T22:15")).markdown.replace("\u00a0", " ")
    assert "le calendrier n’annonce rien" in told and "Choisir le service public" in told

"""Days of one's own, held against the calendar."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.dates.held_days import held_against
from bot.dates.sentences import Dates
from bot.evaluating.batch import in_turn
from tests.folders import real
from tests.test_dates import KINDS, MARCH, at, event, with_events
from tests.test_following_calls import told

ORALS = replace(event("2022-06-07", "2022-06-13"), id="oraux", kind=KINDS[1].id, title={"fr": "Auditions"})


def held(question: str, clock: str = "2022-03-10T12:00", kind: int = 1) -> str:
    return "\n".join(held_against(Dates(with_events(MARCH, ORALS), at(clock), "fr"), KINDS[kind], question, None))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("examen le 8 juin", "Le mercredi 8 juin 2022 : c’est pendant cette période, dont le dernier jour est le lundi 13 juin 2022 (Auditions)."),
        ("examen le 7 juin", "Le mardi 7 juin 2022 : c’est le premier jour (Auditions)."),
        ("examen le 13 juin", "Le lundi 13 juin 2022 : c’est le dernier jour (Auditions)."),
        ("examen le 2 juin", "Le jeudi 2 juin 2022 : c’est 5 jours avant le début, le mardi 7 juin 2022 (Auditions)."),
        ("je pars le 20 juin", "Le lundi 20 juin 2022 : c’est 7 jours après la fin, le lundi 13 juin 2022 (Auditions)."),
        ("je pars le 20 décembre", ""),
        ("je pars le 31 juin", ""),
        ("c'est quand ?", ""),
    ],
)  # fmt: skip
def test_where_a_day_falls(question: str, said: str) -> None:
    assert held(question) == said


def test_of_the_past_it_was_so() -> None:
    assert "c’était le premier jour" in held("le 7 juin 2022", "2023-01-10T12:00")
    assert held("le 7 juin", "2023-01-10T12:00") == ""  # the June that is to come is nearer


def test_a_day_on_which_no_call_was_open() -> None:
    asked, then = "le 30 novembre 2022, c'était ouvert ?", "2023-01-10T12:00"
    assert held(asked, then, kind=0) == "Le mercredi 30 novembre 2022 : aucun appel n’était ouvert (dépôt)."
    assert held("le 30 novembre, c'était ouvert ?", then, kind=0) == ""  # of which year is not said
    assert held("je suis né le 30 novembre 2022", then, kind=0) == ""
    assert held("le 30 novembre 2021, c'était ouvert ?", then, kind=0) == ""  # before there was any


@given(st.dates(min_value=at("2022-01-01T00:00").date(), max_value=at("2022-12-31T00:00").date()))
def test_a_day_within_is_within(day: object) -> None:
    said = held(f"le {day:%d/%m/%Y}")
    inside = "2022-06-07" <= str(day) <= "2022-06-13"
    assert inside == any(w in said for w in ("premier jour", "dernier jour (", "pendant"))


def test_a_plan_is_held_against_dates_that_were_told(assistant: Assistant) -> None:
    turns = ["c'est quand les auditions ?", "je serai en vacances le 9 juin, c'est gênant ?"]
    entry, text = told(assistant, turns, "2022-03-30T12:48")
    assert entry == "dates-auditions" and text.startswith("Le jeudi 9 juin 2022 : c’est pendant cette période")


@pytest.mark.parametrize(
    ("asked", "clock"),
    [
        ("la clôture du 3 avril tient toujours ?", "2022-04-13T10:00"),
        ("la journée du 14 janvier a eu lieu ?", "2021-01-25T11:22"),
    ],
)
def test_a_day_that_was_announced_is_none_of_ones_own(assistant: Assistant, asked: str, clock: str) -> None:
    _, text = told(assistant, [asked], clock)
    assert not text.startswith(("Le dimanche 3 avril", "Le jeudi 14 janvier 2021 : c’était"))


def test_the_year_of_days_that_are_told_without_one(assistant: Assistant) -> None:
    _, text = told(assistant, ["un papier dit « dépôt du 3 au 26 avril », c'est de quelle année ?"], "2026-09-07T08:33")
    assert "sprint 2" in text and "26 avril 2024" in text


def test_some_years_ago_to_the_day(assistant: Assistant) -> None:
    asked = "il y a quatre ans jour pour jour, on pouvait encore candidater ?"
    _, text = told(assistant, [asked], "2026-04-12T10:00")
    assert text.startswith("Le mardi 12 avril 2022 : c’était pendant cette période")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("opéré du 1er au 20 juin", "Du mercredi 1er juin 2022 au lundi 20 juin 2022 : c’est toute la période (Auditions, du 7 au 13 juin 2022)."),
        ("absente du 10 au 20 juin", "Du vendredi 10 juin 2022 au lundi 20 juin 2022 : c’est une partie de la période (Auditions, du 7 au 13 juin 2022). En dehors de ces jours : du 7 au 9 juin 2022."),
        ("du 28 juin au 3 juillet", "Du mardi 28 juin 2022 au dimanche 3 juillet 2022 : cela ne touche pas la période (Auditions, du 7 au 13 juin 2022)."),
        ("du 1er au 20 octobre", ""),
        ("from June 1 to 20", "Du mercredi 1er juin 2022 au lundi 20 juin 2022 : c’est toute la période (Auditions, du 7 au 13 juin 2022)."),
    ],
)  # fmt: skip
def test_what_a_span_of_days_covers(question: str, said: str) -> None:
    assert held(question) == said


def test_of_days_that_are_told_one_by_one_those_within_are_named(assistant: Assistant) -> None:
    asked = "absent du 10 au 13 juin, ça pose problème pour les auditions ?"
    _, text = told(assistant, [asked], "2022-05-20T10:00")
    assert "une partie de la période" in text and "Jours annoncés dans cet intervalle : 10, 13." in text
    _, text = told(assistant, ["examen le 8 juin, ça gêne pour les auditions ?", "et le 11 ?"], "2022-03-20T10:00")
    assert text.startswith("Le samedi 11 juin 2022 : ce jour n’est pas parmi ceux qui sont annoncés")


@pytest.mark.parametrize(
    ("asked", "clock", "begins"),
    [
        ("je pars le 10 mai, je pourrai faire mes vœux ?", "2022-05-02T10:00", "Le mardi 10 mai 2022 : c’est 5 jours avant la date limite, le dimanche 15 mai 2022"),
        ("je rentre le 15 avril, je pourrai candidater au sprint 2 ?", "2024-03-10T10:00", "Le lundi 15 avril 2024 : c’est pendant cette période"),
        ("je suis né le 3 mars 1990, je peux encore candidater ?", "2026-11-27T10:00", "Aucun appel"),
        ("je suis à 4/5, je peux encore candidater ?", "2026-11-27T10:00", "Aucun appel"),
        ("je pars le 31 juin, je rate les auditions ?", "2022-06-08T10:00", "Auditions"),
        ("le 2 mai 2022, on pouvait candidater à la promo 5 ?", "2026-11-27T10:00", "Dépôt des candidatures"),
        ("il y a combien de webinaires à la promo 5 ?", "2026-11-27T10:00", "Premier webinaire"),
        ("je rentre le 3 avril, trop tard pour candidater ?", "2025-03-20T10:00", "Le jeudi 3 avril 2025 : c’est pendant cette période"),
    ],
)  # fmt: skip
def test_nothing_false_is_said_of_a_day(assistant: Assistant, asked: str, clock: str, begins: str) -> None:
    _, text = told(assistant, [asked], clock)
    assert text.startswith(begins) and "C’était il y a" not in text


@pytest.mark.parametrize(
    ("asked", "clock", "begins"),
    [
        ("EIG 7 jusqu'au 3 avril pour candidater, c'est ça ?", "2025-03-20T10:00", "Le jeudi 3 avril 2025 : c’est pendant"),
        ("vacances du 1er au 10 juillet, ça tombe sur les résultats ?", "2022-06-20T10:00", "Du vendredi 1er juillet 2022 au dimanche 10 juillet 2022 : c’est une partie"),
        ("absent du 17 février au 2 mars 2024, j'ai raté les candidatures ?", "2025-02-25T10:00", "Du samedi 17 février 2024 au samedi 2 mars 2024"),
        ("le 10 mai 2019, on pouvait candidater ?", "2026-11-27T10:00", "Dépôt des candidatures des Designers"),
        ("examen le 08/06, ça tombe sur les auditions ?", "2022-03-20T10:00", "Le mercredi 8 juin 2022"),
    ],
)  # fmt: skip
def test_spans_and_days_as_they_are_typed(assistant: Assistant, asked: str, clock: str, begins: str) -> None:
    assert told(assistant, [asked], clock)[1].startswith(begins)


def test_another_day_is_of_the_month_that_it_is_near(assistant: Assistant) -> None:
    turns = ["absent du 29 mai au 2 juin, ça touche les auditions ?", "et le 30 ?"]
    assert told(assistant, turns, "2022-05-01T10:00")[1].startswith("Le lundi 30 mai 2022")


def test_beside_the_one_day_of_an_event() -> None:
    meeting = replace(event("2022-06-07", "2022-06-07"), id="oraux", kind=KINDS[1].id, title={"fr": "Audition"})
    dates = Dates(with_events(MARCH, meeting), at("2022-03-10T12:00"), "fr")
    assert held_against(dates, KINDS[1], "examen le 2 juin", None) == [
        "Le jeudi 2 juin 2022 : c’est 5 jours avant le mardi 7 juin 2022 (Audition)."
    ]


def test_a_journey_of_who_has_applied(assistant: Assistant) -> None:
    turns = ["envoyé mon dossier la semaine dernière", "je pars au Japon du 25 avril au 10 mai, ça craint ?"]
    _, text = told(assistant, turns, "2025-04-15T08:05")
    assert "c’est une partie de la période (Entretiens de la promotion 7, sprint 4" in text


def test_a_day_before_a_latest_day_lies_in_no_period(assistant: Assistant) -> None:
    _, text = told(assistant, ["je suis en Corse le 14 juin, j'aurai les résultats ?"], "2021-06-01T10:00")
    assert "pendant cette période" not in text


def test_a_journey_that_begins_on_a_day_and_lasts_until_another(assistant: Assistant) -> None:
    story = "On se marie le samedi 12 juin et on part en voyage jusqu'au 20. Je risque de louper les oraux ?"
    _, text = told(assistant, [story], "2021-05-20T20:15")
    assert "Du samedi 12 juin 2021 au dimanche 20 juin 2021" in text and "14, 15" in text


def test_a_journey_after_an_open_call_is_held_against_what_follows(assistant: Assistant) -> None:
    asked = "Je serai au Japon du 15 au 22 octobre. Il me reste combien de temps pour déposer ?"
    _, text = told(assistant, [asked], "2025-09-22T19:00")
    assert "Entretiens de la promotion 7, sprint 5" in text.split("\n\n")[0]


def test_days_of_another_call_are_told_to_be_of_it(assistant: Assistant) -> None:
    asked = "J'ai vu passer que c'était ouvert depuis le 1er février jusqu'au 7 avril mais je trouve pas le formulaire, moi je suis dév. C'est où ?"
    _, text = told(assistant, [asked], "2021-02-10T12:30")
    assert "Appel à projets de la promotion 5" in text
    _, text = told(
        assistant, ["je pars en corse du 10 au 20 juin, les oraux tombent quels jours ?"], "2021-06-02T19:30"
    )
    assert "14, 15" in text and "Session 7" not in text


def test_days_left_from_a_day_of_ones_own(assistant: Assistant) -> None:
    asked = "si mon équipe se met à la rédaction de notre fiche projet lundi 7, ça nous laisse combien de temps avant la fin du dépôt ?"
    told = assistant.reply(asked, now=at("2022-02-03T17:10")).markdown.replace("\u00a0", " ")
    assert "39 jours plus tard" in told.partition("\n")[0]


def test_a_day_to_come_is_of_the_year_to_come(assistant: Assistant) -> None:
    asked = "Je suis dans la promo qui vient de démarrer et j'attends un bébé pour le 20 juin. Est-ce que mon contrat sera déjà fini à ce moment-là ?"
    told = in_turn(assistant, [asked], at("2022-09-25T20:20"))
    assert "avant le mardi 11 juillet 2023" in told.markdown.replace("*", "")


def test_who_waits_may_miss_the_latest_day_of_the_results(assistant: Assistant) -> None:
    asked = "on m'a mis sur liste d'attente, et je pars en rando sans réseau du 10 au 20 juillet. est-ce que je risque de rater qqchose"
    told = in_turn(assistant, [asked], at("2022-07-08T18:18"))
    assert told.markdown.startswith("Du dimanche 10 juillet 2022") and "vendredi 15 juillet 2022" in told.markdown


def test_what_is_left_of_a_period_outside_days_of_ones_own(assistant: Assistant) -> None:
    asked = [
        "Les entretiens sont jusqu'à quand ?",
        "Je suis jurée d'assises du 28 avril au 9 mai. Il me reste quels jours ?",
    ]
    _, text = told(assistant, asked, "2025-04-24T18:25")
    assert "En dehors de ces jours : du 24 au 27 avril 2025 et du 10 au 16 mai 2025" in text
    _, text = told(assistant, ["Et les auditions ? Je suis aux Canaries du 8 au 12 juin"], "2022-05-10T12:45")
    assert "intervalle : 8, 9, 10" in text and "en dehors : 7, 13" in text


def test_a_day_of_ones_own_that_was_once_announced_is_told_where_it_falls(assistant: Assistant) -> None:
    _, text = told(assistant, ["j'ai un concours le 10 juin, ça tombe pendant vos entretiens ?"], "2022-03-30T10:00")
    assert text.startswith("Le vendredi 10 juin 2022 : c’est pendant cette période")


def test_the_days_between_the_end_of_ones_contract_and_the_start(assistant: Assistant) -> None:
    asked = "Mon CDD s'arrête le 31 août. Si je suis retenue combien de jours je reste sans salaire avant de commencer chez vous ?"
    _, text = told(assistant, [asked], "2022-03-21T08:00")
    assert "Entre les deux : 11 jours, du jeudi 1er septembre 2022 au dimanche 11 septembre 2022." in text


def test_ones_own_contract_is_the_main_one(assistant: Assistant) -> None:
    asked = "Je suis EIG, enceinte, terme prévu le 20 août 2023. Mon contrat sera-t-il déjà terminé à cette date ?"
    told = assistant.reply(asked, now=at("2022-11-20T14:30")).markdown.replace("\u00a0", " ").partition("\n")[0]
    assert "40 jours après" in told and "coachs" not in told


def test_of_several_steps_what_is_sent_is_the_first(assistant: Assistant) -> None:
    asked = "La demande pour garder nos deux EIG après l'été, si je l'envoie vendredi 31 ça ira ?"
    _, text = told(assistant, [asked], "2023-03-28T18:20")
    assert text.startswith("Le vendredi 31 mars 2023 : c’est 2 jours après la fin, le mercredi 29 mars 2023")


@pytest.mark.parametrize(
    ("asked", "clock", "begins"),
    [
        ("Je suis en congé jusqu'au 5 mai, je pourrai encore candidater à mon retour ?", "2021-04-20T10:00", "Le mercredi 5 mai 2021 : c’est 3 jours après la fin"),
        ("je passe le permis le jeudi 10 juin, ça tombe sur les auditions ?", "2021-05-20T21:12", "Le jeudi 10 juin 2021 : ce jour n’est pas parmi ceux"),
    ],
)  # fmt: skip
def test_what_others_have_on_a_day_of_ones_own_is_not_told(
    assistant: Assistant, asked: str, clock: str, begins: str
) -> None:
    assert told(assistant, [asked], clock)[1].startswith(begins)


def test_a_file_that_was_sent_is_no_wish_to_send_one() -> None:
    dates = Dates(real(), at("2024-09-20T11:50"), "fr")
    interviews = next(k for k in real().calendar.kinds if k.id == "auditions")
    asked = "Dossier envoyé. Je suis en voyage du 28 septembre au 6 octobre, ça coince pour les entretiens ?"
    assert "sprint 3" in "".join(held_against(dates, interviews, asked, None))


def test_a_day_on_which_one_is_free_is_held_against_the_start_beside_a_calendar(assistant: Assistant) -> None:
    asked = "je suis étudiante jusqu'au 30 septembre, est-ce que le calendrier colle ?"
    told = assistant.reply(asked, conversation="suits", now=at("2021-04-15T09:33")).markdown.replace("\u00a0", " ")
    assert told.startswith("Le jeudi 30 septembre 2021") and "17 jours après le lundi 13 septembre 2021" in told

"""When it is, asked of what was just told."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


def test_days_of_ones_own_are_held_against_the_dates_just_told(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2025-04-08T10:00+02:00")
    asked = ["les entretiens du sprint 4, c'est quand ?", "je serai en vacances du 20 au 30 avril, c'est gênant ?"]
    assert in_turn(assistant, asked, now).entry == "dates-auditions"
    other = in_turn(assistant, [asked[0], "si j'arrive le 3 mai, je gagne combien par mois ?"], now)
    assert other.entry == "salaire-promo-7"


def test_the_same_for_some_of_those_who_arrive(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2021-08-30T09:48+02:00")
    told = in_turn(assistant, ["la rentrée pour la promo 5 c'est le combien", "et les eig link pareil ?"], now)
    assert told.entry == "dates-arrivee" and "23 août 2021" in told.markdown


@pytest.mark.parametrize(
    ("turns", "clock", "unit"),
    [
        (["à partir de quelle heure commence la restitution de la promo 4 demain ?", "et si je bosse jusqu'à 18h c'est foutu ?"], "2021-06-16T17:55", "dates-restitution"),
        (["le 4/5e est possible ?", "super, et les promos d'avant y avaient droit aussi ?"], "2024-04-10T19:00", "temps-partiel"),
        (["combien de coachs cette année ?", "et ils étaient combien pour la promo 2 ?"], "2022-10-18T12:12", "coachs"),
    ],
)  # fmt: skip
def test_what_was_told_is_asked_of_again(assistant: Assistant, turns: list[str], clock: str, unit: str) -> None:
    entry = in_turn(assistant, turns, at(clock)).entry or ""
    assert unit in (entry, assistant.knowledge.unit_of(entry))


@pytest.mark.parametrize("asked", ["et quand est-ce qu'elle finit ?", "quand finit-elle ?", "et ça finit quand ?"])
def test_when_what_lasts_ends(assistant: Assistant, asked: str) -> None:
    assert (
        in_turn(assistant, ["quand ont eu lieu les auditions de la promo 6 ?", asked], NOW).entry == "dates-auditions"
    )


def test_when_others_can_apply_is_told_of_their_call(assistant: Assistant) -> None:
    assert in_turn(assistant, ["une collectivité peut candidater ?", "et quand ?"], NOW).entry == "dates-appel-projets"


def test_that_year_is_the_one_that_was_spoken_of(assistant: Assistant) -> None:
    asked = ["des webinaires pour la promo 4 ?", "et ça fermait quand cette année-là ?"]
    assert "7 juin 2020" in in_turn(assistant, asked, NOW).markdown


@pytest.mark.parametrize("asked", ["et j'ai jusqu'à quel jour pour les indiquer ?", "jusqu'à quand pour les rendre ?"])
def test_until_when_one_has_to_hand_in_what_was_told(assistant: Assistant, asked: str) -> None:
    turns = ["combien de vœux de projets à la promo 6 ?", asked]
    assert in_turn(assistant, turns, at("2022-05-10T10:00")).entry == "voeux-promo-6"


def test_how_many_days_are_left_of_what_is_no_call(assistant: Assistant) -> None:
    turns = ["Promo 6, je dois classer mes vœux jusqu'à quand ?", "donc il me reste combien de jours ?"]
    told = in_turn(assistant, turns, at("2022-05-12T20:00"))
    assert told.entry == "dates-voeux" and "dans 3 jours" in told.markdown


@pytest.mark.parametrize(
    ("asked", "entry"),
    [
        ("à quelle heure précise ce jour-là ?", "dates-appel-projets"),
        ("et le jury passe quand ensuite ?", "dates-jury-projets"),
    ],
)
def test_the_hour_and_the_jury_of_a_call_for_projects(assistant: Assistant, asked: str, entry: str) -> None:
    first = "notre direction veut proposer un sujet pour la promo 5, date limite ?"
    assert in_turn(assistant, [first, asked], at("2021-02-10T11:00")).entry == entry


def test_one_need_not_come_to_what_is_online(assistant: Assistant) -> None:
    turns = ["c'est quand le Demo Day de la promotion 4 ?", "il faut se rendre sur place ?"]
    told = in_turn(assistant, turns, at("2021-02-10T16:30"))
    assert told.entry == "dates-restitution" and "en ligne" in told.markdown


def test_an_event_that_is_over_is_told_where_its_title_is_said(assistant: Assistant) -> None:
    turns = ["quand a lieu la restitution de la promo 4 ?", "et le séminaire de mi-parcours, c'est passé ?"]
    told = in_turn(assistant, turns, at("2021-04-10T15:00"))
    assert told.entry == "dates-accompagnement" and told.markdown.startswith("Séminaire de mi-parcours")


@pytest.mark.parametrize("asked", ["et ça durait combien de temps ?", "how long did it last?"])
def test_how_long_the_dates_that_were_told_last(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["demo day de la promo 4 c'était quand ?", asked], NOW)
    assert told.entry == "dates-restitution" and "17:30" in told.markdown.replace("17 h 30", "17:30")


def test_how_long_ago_and_about_when(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["à quand remonte la dernière vague de recrutement ?", "Cela fait donc combien de temps ?"], NOW
    )
    assert told.entry == "dates-candidatures" and "C’est clos depuis" in told.markdown
    assert in_turn(assistant, ["ca rouvre quand", "mm pas un mois approximatif ?"], NOW).entry == "dates-candidatures"


def test_the_exact_days_of_the_cohort_whose_rule_was_told(assistant: Assistant) -> None:
    turns = ["J'étais de la promotion 5 : le contrat durait dix mois ?", "le premier et le dernier jour exacts ?"]
    assert "12 juillet 2022" in in_turn(assistant, turns, NOW).markdown


def test_a_day_of_ones_own_next_to_the_end_of_what_was_told(assistant: Assistant) -> None:
    turns = ["Jusqu'à quand demander à garder nos EIG de la 6 ?", "Ma cheffe ne rentre que le 30 mars, ça passe ?"]
    assert in_turn(assistant, turns, at("2023-03-20T10:00")).entry == "dates-prolongation"


def test_a_part_of_the_day_and_a_day_without_its_month(assistant: Assistant) -> None:
    turns = ["la promo 4 présente ses travaux bientôt non ?", "c'est le matin ?"]
    assert "14 h" in in_turn(assistant, turns, at("2021-06-10T10:30")).markdown
    turns = ["sprint 2 ouvert ?", "chui dispo que vers le 15 mai pr un entretien ca colle ?"]
    assert in_turn(assistant, turns, at("2024-04-10T21:15")).entry == "dates-auditions"  # of another kind of dates
    turns = [
        "Bonjour, nous accueillons deux EIG de la promo 6 et souhaitons les garder. Est-ce prévu ?",
        "Notre directrice est absente jusqu'au 27, aurons-nous encore le temps ?",
    ]
    assert in_turn(assistant, turns, at("2023-03-20T09:30")).entry == "dates-prolongation"


def test_the_call_that_an_answer_tells(assistant: Assistant) -> None:
    turns = [
        "J'étais de la cinquième cuvée. Avais-je le droit de retenter la sixième ?",
        "Et cet appel à part, ouvert du combien au combien ?",
    ]
    assert "4 mai 2022" in in_turn(assistant, turns, NOW).markdown


@pytest.mark.parametrize(
    "asked", ["et ça ferme quel jour de la semaine ?", "c'est à rendre pour quel jour, quelle heure ?"]
)
def test_until_which_day_of_what_was_counted(assistant: Assistant, asked: str) -> None:
    turns = ["je suis présélectionné, combien de voeux maximum ?", asked]
    assert in_turn(assistant, turns, at("2022-05-12T10:00")).entry == "dates-voeux"


def test_until_when_one_stays(assistant: Assistant) -> None:
    turns = ["If I get picked, when's my first day?", "and until when?"]
    assert "11 July 2023" in in_turn(assistant, turns, at("2022-03-10T10:12")).markdown.partition("\n")[0]
    turns = [
        "Mon contrat d'EIG s'achève bien le 11 juillet ?",
        "Une collègue parle d'une rallonge, c'est vrai ?",
        "Et elle irait au moins jusqu'à quelle date ? au même salaire ?",
    ]
    told = in_turn(assistant, turns, at("2023-03-20T09:33"))
    assert "29 décembre 2023" in told.markdown and "mêmes salaires" in told.markdown


def test_a_rule_is_asked_after_a_day_of_ones_own(assistant: Assistant) -> None:
    turns = ["ça commence quand la mission ?", "aïe. je dois accoucher le 1er septembre. je pourrais les rejoindre en novembre à la place ?"]  # fmt: skip
    assert in_turn(assistant, turns, at("2022-03-26T16:55")).entry == "date-debut"


def test_whether_there_is_another_one(assistant: Assistant) -> None:
    turns = ["le webinaire de demain", "il y en aura un autre ?"]
    assert "aucune autre date" in in_turn(assistant, turns, at("2021-03-29T20:45")).markdown
    assert "aucune autre date" not in in_turn(assistant, turns, at("2021-03-14T20:45")).markdown


def test_dates_of_years_ago_are_not_told_with_those_at_hand(assistant: Assistant) -> None:
    told = in_turn(assistant, ["quelle est la date limite ?", "et les webinaires ?"], at("2022-03-14T18:45"))
    assert told.markdown.startswith("Premier webinaire de la promotion 6")
    told = in_turn(assistant, ["when does it start?"], at("2022-03-26T16:55"))
    assert "cohort 1" not in told.markdown


def test_a_weekday_before_what_one_does_then(assistant: Assistant) -> None:
    turns = ["dernier jour pour envoyer mes 3 projets préférés ?", "c'est un lundi ça ? je suis en formation toute la journée"]  # fmt: skip
    assert in_turn(assistant, turns, at("2021-05-28T12:45")).entry == "dates-voeux"


def test_the_time_between_that_and_another_date(assistant: Assistant) -> None:
    turns = ["on dépose jusqu'à quand ?", "et entre ça et le premier jour de boulot il se passe combien de temps"]
    assert "134 jours" in in_turn(assistant, turns, at("2021-04-10T11:30")).markdown.replace("\u00a0", " ")


def test_the_last_cohort_is_the_one_that_began(assistant: Assistant) -> None:
    told = assistant.reply("la dernière promo a fini quand", now=at("2023-10-05T19:00")).markdown
    assert "Fin de la promotion 6" in told and "11 juillet 2023" in told.replace("\u00a0", " ")
    then = in_turn(assistant, ["il y a une promo en ce moment ?", "la dernière c'était de quand à quand alors"], at("2023-10-05T19:00"))  # fmt: skip
    assert then.entry == "dates-arrivee" and "11 juillet 2023" in then.markdown.replace("\u00a0", " ")


def test_what_there_is_to_do_until_the_day_that_was_told(assistant: Assistant) -> None:
    turns = ["c'est quand les entretiens ?", "et d'ici là, y a rien à faire de mon côté ?"]
    told = in_turn(assistant, turns, at("2021-05-10T08:55")).markdown
    assert "24 mai 2021" in told and "31 mai 2021" in told


def test_how_long_is_left_for_a_request(assistant: Assistant) -> None:
    turns = ["comment on prolonge un projet de la promo 6 ?", "et il reste combien de temps pour l'envoyer ?"]
    told = in_turn(assistant, turns, at("2023-03-24T10:35"))
    assert told.entry == "dates-prolongation" and "5 jours" in told.markdown


@pytest.mark.parametrize("asked", ["ok raté. et la session d'après ?", "et la session suivante ?"])
def test_the_session_after_a_call_is_a_call(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["je peux encore déposer mon dossier ?", asked], at("2024-03-04T09:20"))
    assert told.entry == "dates-candidatures" and "sprint 2" in told.markdown


def test_another_question_after_thanks(assistant: Assistant) -> None:
    turns = ["des projets sur la mer ?", "ok merci. sinon pour s'inscrire, c'est bien demain le dernier jour ?"]
    told = in_turn(assistant, turns, at("2022-04-02T15:15"))
    assert told.entry == "dates-candidatures" and "encore 1 jour" in told.markdown


@pytest.mark.parametrize("asked", ["non pas celle-là, la précédente", "la précédente ?", "et celle d'avant ?"])
def test_the_cohort_before_the_one_that_nobody_named(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["c'est quand la fin de la promotion ?", asked], at("2023-06-05T19:45"))
    assert told.entry == "dates-fin" and "12 juillet 2022" in told.markdown


def test_what_follows_a_call_that_one_may_miss(assistant: Assistant) -> None:
    turns = ["c'est aujourd'hui le dernier jour pour déposer ?", "et si je rate, c'est quand la fois d'après ?"]
    assert "sprint 2" in in_turn(assistant, turns, at("2024-03-01T16:10")).markdown


@pytest.mark.parametrize("asked", ["et la fois d'avant ?", "et la session précédente ?"])
def test_the_session_before_a_call_is_the_one_before(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["je peux encore déposer mon dossier ?", asked], at("2024-03-04T09:20")).markdown
    assert "promotion 6" in told.partition(" : ")[0] and "19 avril 2022" in told

"""How a question goes on about dates, with the real knowledge. More dialogues are in `test_followup`."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


@pytest.mark.parametrize(
    ("turns", "clock", "entry", "words"),
    [
        (["j'ai été présélectionnée pour la 6e promo, c'est quoi la prochaine étape ?", "j'ai jusqu'à demain soir, c'est bien ça ?"], "2022-05-14T18:45", "dates-voeux", "15 mai 2022"),
        (["la restitution de la promo 4 c'est bien demain ?", "et si j'ai une réunion à ce moment-là, y a moyen de voir ça après ?"], "2021-06-16T09:00", "dates-restitution", "galerie virtuelle"),
        (["le webinaire d'hier pour la promo 6, c'était à quelle heure ?", "et celui d'avant ?"], "2022-03-25T10:00", "dates-webinaires", "17 mars 2022"),
        (["date limite pour remettre notre projet promo 6 svp", "et après on est fixés quand ?"], "2022-03-16T16:05", "dates-appel-projets", "31 mars au 1er avril"),
        (["les dates du dernier sprint ?", "et celui d'avant ?", "et encore avant ?"], "2026-11-29T10:00", "dates-candidatures", "8 septembre 2024"),
        (["nos EIG partent en juillet, peut-on les prolonger ?", "la demande doit partir avant quand ?", "et vous nous dites oui ou non à quelle date ?"], "2023-03-20T14:05", "dates-prolongation", "10 avril 2023"),
        (["la restitution de la promo 4, c'est quel jour ?", "à quelle heure ça démarre ? et s'ils ratent le direct, y a un rattrapage ?"], "2021-06-14T20:10", "dates-restitution", "galerie virtuelle"),
        (["quand a eu lieu la présentation finale des projets de la promo 4 ?", "et pour les deux qui ont suivi ?"], "2026-11-29T10:00", "dates-restitution", "29 juin 2023"),
        (["les candidatures sont ouvertes ?", "c'était quand la dernière session ?", "et celle d'avant ?"], "2026-11-29T10:00", "dates-candidatures", "11 avril 2025"),
        (["quel soutien avaient les gens de la promo 6 ?", "les séminaires, combien de jours et à quel moment ?"], "2026-11-29T10:00", "accompagnement-promo-6", "2 mois avant"),
        (["peut-on encore envoyer sa candidature cette semaine ?", "ah... mais c'était pas le 4, à la base ?"], "2025-04-14T10:00", "dates-candidatures", "4 avril 2025"),
        (["can I still send my application for this round?", "are you sure? a page I saved said April 4"], "2025-04-12T08:00", "dates-candidatures", "4 April 2025"),
        (["quand est-ce que vous rouvrez les candidatures ?", "et le dernier appel c'était quand alors", "et celui d'avant ?"], "2026-11-29T10:00", "dates-candidatures", "11 avril 2025"),
        (["le jury de la promo 1, c'était quand ?", "donc ça fait pile dix ans aujourd'hui ?"], "2026-11-29T10:00", "dates-auditions", "10 ans jour pour jour"),
        (["le sprint 3 est encore ouvert ?", "et après le dépôt, l'oral c'est à quelle période ?", "ça laisse combien de semaines entre la fin du dépôt et le premier entretien ?"], "2024-09-02T10:00", "dates-auditions", "15 jours"),
        (["la promo 5 a démarré quand", "ça se termine quand pour eux", "les Link aussi ?"], "2021-10-04T10:00", "dates-fin", "22 août 2022"),
        (["le jury de la promo 1, c'était quand ?", "et ça fait donc combien de temps, au jour d'aujourd'hui ?"], "2026-11-29T10:00", "dates-auditions", "10 ans"),
        (["quand a fermé l'appel de la promo 6 ?", "ça fait combien de temps ?"], "2026-11-29T10:00", "dates-candidatures", "4 ans et 7 mois"),
        (["webinaire promo 5 svp", "le 1er est passé, reste quoi ?"], "2021-03-20T09:00", "dates-webinaires", "30 mars 2021 à 14 h"),
        (["des webinaires pour la 5e promo ?", "bon le premier est passé, l'autre c à quelle heure"], "2021-03-20T13:00", "dates-webinaires", "30 mars 2021 à 14 h"),
        (["les dates du sprint 5 svp", "et les entretiens ?", "non je parlais du 4 en fait"], "2026-11-29T10:00", "dates-auditions", "21 avril au 16 mai 2025"),
        (["Les coachs de la 6 prennent leur poste quand ?", "et le reste de la troupe ?"], "2022-08-10T13:00", "dates-arrivee", "12 septembre 2022"),
        (["quand se passent les entretiens du sprint 4", "donc ça a déjà démarré ?"], "2025-04-25T12:30", "dates-auditions", "en cours"),
        (["loupé le sprint 5 ou pas ?", "pff. et celui d'avant, il s'était terminé quand ?"], "2025-10-08T09:20", "dates-candidatures", "11 avril 2025"),
        (["sprint 4 c'est plié ?", "ouf. et les entretiens, plutôt avant ou après le 1er mai ?"], "2025-04-08T12:00", "dates-auditions", "pendant cette période"),
        (["zut j'ai raté la restitution de jeudi dernier, reste-t-il quelque chose à voir en ligne ?", "Ça s'arrête quel jour ?"], "2021-06-21T10:00", "dates-restitution", "24 juin 2021"),
        (["Chargée de mission dans un opérateur : l'appel à projets de la promo 6 est-il lancé ?", "Il nous reste combien de jours pour boucler le dossier ?"], "2022-02-10T10:00", "dates-appel-projets", "encore 36 jours"),
        (["la promo 6 a commencé quand", "fini quand", "ça fait cb de jours entre les 2"], "2024-01-16T16:20", "dates-fin", "302 jours"),
        (["Promo 5, elle a commencé quand ?", "Et la sixième ?", "donc pile 52 semaines d'écart entre les deux rentrées ?"], "2026-08-28T10:31", "dates-arrivee", "364 jours"),
        (["et en 2025 il y a eu combien de vagues ?", "entre la fin de la première et le début de la deuxième il s'est écoulé combien de temps ?"], "2026-07-22T11:28", "dates-candidatures", "160 jours"),
        (["Bonjour, je suis mentor côté ministère sur un défi de la promo 4.", "la journée démo qui devait se tenir le 14 janvier, elle est passée sans moi ou bien ? j'ai rien vu dans ma boite. et la prochaine c'est quel jour"], "2021-01-20T18:40", "dates-restitution", "11 février 2021"),
        (["j'ai passé mon oral hier, c'était le dernier jour je crois", "je pars du 10 au 20 juillet, zéro réseau. Je risque de louper la réponse ?"], "2021-06-16T20:30", "dates-resultats", "la date la plus tardive, le mardi 13 juillet 2021, tombe pendant ces jours"),
        (["When does the fifth cohort arrive?", "I booked a sailing trip from September 6 to 17. Do I have to cut it short?"], "2021-08-20T09:15", "dates-arrivee", "the day itself falls within"),
        (["Promo 6 : fin des candidatures ?", "et leur entrée en fonction ? donc combien de mois d'attente entre les deux"], "2025-12-02T10:50", "dates-arrivee", "146 jours"),
        (["combien de temps entre la fin du dépôt et le premier entretien du sprint 5 ?", "toujours pareil, ou ça variait ?"], "2026-10-14T15:23", "dates-auditions", "15 jours"),
        (["les réunions en ligne c quand", "mince jai loupé la 1re. lautre c a quelle heure ?"], "2022-03-22T18:48", "dates-webinaires", "24 mars 2022"),
        (["j'ai envoyé mon dossier le 17 avril c'est bon ?", "ok et après ?"], "2022-05-03T08:21", "dates-projets-publies", "9 mai 2022"),
        (["La deuxième édition des Regards sur l'innovation publique, quand ?", "et les contrats de la promo finissent ce soir-là aussi ?"], "2023-06-25T10:00", "dates-fin", "11 juillet 2023"),
        (["la restitution finale de la promo 4 c'est quel jour", "et à quelle heure ça commence ?"], "2021-06-10T10:00", "dates-restitution", "de 14 h à 17 h 30"),
        (["y a-t-il un sprint en ce moment ?", "et le dernier, il a pris fin quand ?"], "2025-01-15T10:00", "dates-candidatures", "8 septembre 2024"),
        (["les nouveaux EIG sont arrivés quel jour", "et les EIG Link c'était le même ?"], "2021-09-20T14:00", "dates-arrivee", "23 août 2021"),
        (["la présentation finale de la promo 4, c'est quand ?", "Ça prend toute la journée ? j'ai un partiel le matin"], "2021-06-01T14:00", "dates-restitution", "de 14 h à 17 h 30"),
        (["c'est quand la soirée de clôture de la promo 6 ?", "et celle de la 5 l'an passé, c'était à la même période ?"], "2023-06-15T19:00", "dates-restitution", "30 juin 2022"),
        (["La promo 3 a pris fin à quelle date ?", "et elle avait démarré ?", "donc ça fait combien de mois ?"], "2023-09-14T22:48", "dates-fin", "environ 10 mois"),
        (["j'ai mis mes vœux mi mai et je n'ai eu aucune convocation entre le 7 et le 13 juin", "donc je peux faire une croix dessus ?"], "2022-06-27T14:15", "dates-auditions", "7 juillet 2022"),
        (["jusqu'à quand peut-on choisir ses projets à la promo 5 ?", "tant pis… et la prochaine étape pour moi c'est quoi, quels jours ?"], "2021-06-02T21:31", "dates-auditions", "15 juin 2021"),
        (["les entretiens du sprint 4, c'est quand ?", "donc ça peut encore tomber ?"], "2025-05-03T08:22", "dates-auditions", "16 mai 2025"),
        (["C'est quel jour la restitution de la promo 4 svp ?", "et après ? ya une suite ou c'est fini"], "2021-06-09T11:36", "dates-restitution", "Suite de la galerie virtuelle"),
        (["calendrier de la promo 4", "et la suivante, arrivée quand ?", "et jusqu'à ?"], "2026-11-29T10:00", "dates-fin", "12 juillet 2022"),
    ],
)  # fmt: skip
def test_what_is_asked_of_these_dates(
    assistant: Assistant, turns: list[str], clock: str, entry: str, words: str
) -> None:
    told = in_turn(assistant, turns, at(clock))
    assert told.entry == entry and words in told.markdown


def test_a_day_on_which_nothing_closes_is_told_of_nothing_else(assistant: Assistant) -> None:
    """What closes that day is told only where something does."""
    turns = ["j'ai été présélectionnée pour la 6e promo, c'est quoi la prochaine étape ?", "j'ai jusqu'à demain soir ?"]
    assert in_turn(assistant, turns, at("2022-05-10T18:45")).entry != "dates-voeux"


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["quand ont lieu les auditions ?", "et il faut un diplôme pour ça ?"], "diplome"),
        (["quand commence la promo 5 ?", "ça fait dix mois ?"], "duree-promos-4-6"),
    ],
)
def test_what_is_no_more_about_the_day(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, at("2026-11-29T10:00")).entry == entry


def test_back_to_the_dates(assistant: Assistant) -> None:
    turns = ["Date butoir de la promo 2 ?", "et on pouvait viser combien de défis ?", "je reviens à la date, c'était à quelle heure ?"]  # fmt: skip
    assert "27 octobre 2017 à 17 h" in in_turn(assistant, turns, NOW).markdown


@pytest.mark.parametrize(
    ("turns", "clock", "words"),
    [
        (["l'événement de clôture de la promo 6 c'est quand ?", "et l'édition d'avant, elle datait de quand ?"], "2023-06-20T10:00", "30 juin 2022"),
        (["c'était combien le salaire en promo 4 ?", "ok. et le webinaire de demain, il est à quelle heure ?"], "2022-03-16T10:00", "17 mars 2022"),
        (["sprint 4 encore ouvert ce soir ?", "et les entretiens ?", "ça s'étale sur combien de semaines en gros"], "2025-04-10T23:00", "25 jours"),
    ],
)  # fmt: skip
def test_another_edition_a_day_at_hand_and_how_long_it_is(
    assistant: Assistant, turns: list[str], clock: str, words: str
) -> None:
    assert words in in_turn(assistant, turns, at(clock)).markdown


def test_when_those_who_decide_answer(assistant: Assistant) -> None:
    turns = [
        "Le contrat de notre EIG s'arrête en juillet. On aimerait continuer avec lui, y a-t-il un dispositif ?",
        "On a jusqu'à quand pour en faire la demande ?",
        "Et vous nous répondrez quel jour ?",
    ]
    told = in_turn(assistant, turns, at("2023-03-20T10:00"))
    assert told.entry == "dates-prolongation"
    assert "10 avril 2023" in told.markdown


def test_what_if_one_misses_it(assistant: Assistant) -> None:
    turns = ["c'est quand la présentation finale des projets de la quatrième promo ?", "et si je la rate ?"]
    told = in_turn(assistant, turns, at("2021-06-10T13:03"))
    assert told.entry == "dates-restitution" and "24 juin 2021" in told.markdown


def test_days_of_ones_own_are_held_against_what_was_told(assistant: Assistant) -> None:
    turns = ["les entretiens du sprint 4 c'est à quelle période ?", "aïe je suis au japon du 3 au 17 mai, c'est mort pour moi du coup ?"]  # fmt: skip
    assert "c’est une partie de la période" in in_turn(assistant, turns, at("2025-04-09T19:50")).markdown
    turns = ["j'ai candidaté la semaine derniere", "je garde mes enfants à partir du samedi 18, ça va gêner ?"]
    told = in_turn(assistant, turns, at("2025-10-09T14:20")).markdown
    assert told.startswith("Le samedi 18 octobre 2025") and "Entretiens de la promotion 7, sprint 5" in told


def test_who_has_no_answer_yet_is_told_when_results_are_due(assistant: Assistant) -> None:
    turns = ["les oraux sont tous passés là ?", "moi cetait le 14 juin et tjs rien, je relance ou c trop tot encore"]
    told = in_turn(assistant, turns, at("2021-07-05T13:37"))
    assert told.entry == "dates-resultats" and "13 juillet 2021" in told.markdown


def test_after_that_says_no_event(assistant: Assistant) -> None:
    turns = [
        "Quand est-ce qu'on découvre les projets de la promo 6 ?",
        "Et après ça j'ai combien de temps pour mes vœux ?",
    ]
    assert "15 mai 2022 à 23 h 59" in in_turn(assistant, turns, at("2022-05-02T10:50")).markdown


def test_the_next_one_by_its_number_and_whether_it_is_far(assistant: Assistant) -> None:
    turns = ["candidature sprint 1 encore possible ?", "ok tant pis. le 2 c dans longtemps ?"]
    assert "sprint 2" in in_turn(assistant, turns, at("2024-03-04T09:15")).markdown.partition("\n")[0]


def test_what_somebody_of_a_former_cohort_asks_of_now(assistant: Assistant) -> None:
    asked = "Salut ! Ancienne de la promo 2, je voudrais venir à votre soirée de clôture, les Regards sur l'innovation. C'est quand ?"
    assert "30 juin 2022" in assistant.reply(asked, now=at("2022-06-20T12:12")).markdown.partition("\n")[0]
    turns = ["coucou, ancienne de la promo 4 ! la nouvelle promo elle a commencé quand ?", "et donc eux aussi finissent en juin comme nous ?"]  # fmt: skip
    assert "12 juillet 2022" in in_turn(assistant, turns, at("2021-11-22T21:36")).markdown.partition("\n")[0]
    told = assistant.reply("ancienne de la promo 4 ! on avait fini quand déjà ?", now=at("2022-11-22T21:36"))
    assert "promotion 4" in told.markdown.partition("\n")[0]


def test_when_one_knows_though_one_tells_why(assistant: Assistant) -> None:
    turns = ["mon admin a demandé a me prolonger apres juillet", "on sera fixés quand ? parce que j'ai une autre offre à accepter"]  # fmt: skip
    assert "10 avril 2023" in in_turn(assistant, turns, at("2023-04-03T21:37")).markdown


@pytest.mark.parametrize(
    "asked", ["toujours rien d'ouvert ?", "still nothing open?", "y a toujours rien sur le salaire ?"]
)
def test_what_is_no_answer_that_one_waits_for(assistant: Assistant, asked: str) -> None:
    turns = ["les oraux sont tous passés là ?", asked]
    assert in_turn(assistant, turns, at("2021-07-05T13:37")).entry != "dates-resultats"


def test_after_that_interview_is_an_event(assistant: Assistant) -> None:
    told = assistant.reply("after that interview, what happens next?", now=at("2022-05-02T10:50"))
    assert "Ensuite" in told.markdown or "Then" in told.markdown or "15 July 2022" in told.markdown


def test_whether_one_must_come_after_the_interviews(assistant: Assistant) -> None:
    turns = ["ok et les entretiens cest en juin alors", "faut monter à paris ? jsuis à toulouse"]
    assert in_turn(assistant, turns, at("2022-03-10T20:55")).entry == "entretien-visio"
    begins = in_turn(assistant, ["on commence quand", turns[1]], at("2022-03-10T20:55"))
    assert begins.entry == "hors-paris-avant-2022"


def test_all_is_over_after_a_cohort_that_has_ended(assistant: Assistant) -> None:
    turns = ["la promo 6 c terminé ?", "ok donc c'est mort pour cette année"]
    assert in_turn(assistant, turns, at("2023-10-15T22:20")).entry == "dates-candidatures"


@pytest.mark.parametrize(
    ("asked", "clock", "only"),
    [
        (
            "La restitution de la promo 4 le 17 juin, faut-il une pièce d'identité pour entrer ?",
            "2021-06-01T10:00",
            True,
        ),
        ("la date limite pour candidater, c'est quel jour exactement svp ?", "2022-03-20T10:00", False),
        ("candidature 2026 ?", "2026-10-01T10:00", False),
    ],
)
def test_dates_say_that_there_is_nothing_else_where_something_else_may_be_asked(
    assistant: Assistant, asked: str, clock: str, only: bool
) -> None:
    told = assistant.reply(asked, now=at(clock))
    assert told.entry and told.entry.startswith("dates-")
    assert ("je n’ai que des dates" in told.markdown) is only


@pytest.mark.parametrize(
    ("turns", "clock", "begins"),
    [
        (["j'ai postulé au dernier sprint, c'est quand les entretiens ?", "mais je suis en Guadeloupe du 18 au 27, ça colle ?"], "2025-10-15T19:00", "Du samedi 18 octobre 2025 au lundi 27 octobre 2025"),
        (["c'est quoi le 5 bis ?", "je peux encore le déposer ?"], "2022-05-20T11:00", "Dépôt des candidatures de la promotion 5 bis"),
    ],
)  # fmt: skip
def test_days_without_their_month_and_a_round_apart(
    assistant: Assistant, turns: list[str], clock: str, begins: str
) -> None:
    assert in_turn(assistant, turns, at(clock)).markdown.replace("**", "").startswith(begins)


def test_who_may_is_asked_with_who_one_is(assistant: Assistant) -> None:
    turns = [
        "Quelle est la date limite pour déposer un projet d'administration ?",
        "Je travaille pour un conseil départemental, on a le droit ?",
    ]
    assert in_turn(assistant, turns, at("2022-02-15T14:00")).entry == "admin-deconcentre-collectivite"


def test_those_whom_a_title_names_are_no_project(assistant: Assistant) -> None:
    told = in_turn(
        assistant,
        ["Nouvelle recrue depuis mi-septembre ! Mon contrat court jusqu'où ?", "et nos EIG Link eux ?"],
        at("2021-10-04T12:20"),
    )
    assert told.entry == "dates-fin" and "22 août 2022" in told.markdown.replace("\u00a0", " ")

"""How a question goes on about projects, with the real knowledge. More dialogues are in `test_followup`."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["archifiltre c'est quoi ?", "et matchID ?", "le premier, il tourne encore ?"], "archifiltre"),
        (["archifiltre c'est quoi ?", "et matchID ?", "et l'autre, il est où ?"], "archifiltre"),
        (["archifiltre c'est quoi ?", "et matchID ?", "et le deuxième ?"], "matchid"),
        (["matchID ?", "combien gagne un EIG ?", "et archifiltre ?", "le premier des deux, une suite ?"], "matchid"),
    ],
)
def test_one_of_those_that_were_shown_one_after_the_other(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


@pytest.mark.parametrize("asked", ["le dernier webinaire, c'était quand ?", "la deuxième condition pour candidater ?"])
def test_a_place_before_a_noun_is_of_that_noun(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["archifiltre c'est quoi ?", "et matchID ?", asked], NOW)
    assert told.entry not in ("archifiltre", "matchid")


def test_a_place_among_projects_is_no_cohort(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["archifiltre c'est quoi ?", "et matchID ?", "la première promo, ils étaient combien ?"], NOW
    )
    assert told.entry not in ("archifiltre", "matchid")


@pytest.mark.parametrize("asked", ["et la dernière promo, elle compte combien d'EIG ?", "la deuxième promotion"])
def test_a_place_before_a_word_for_a_cohort_is_none_in_a_list(assistant: Assistant, asked: str) -> None:
    turns = ["Quels projets à l'IGN dans la promo 6 ?", asked]
    assert in_turn(assistant, turns, NOW).entry not in ("geocommuns", "artificia")


@pytest.mark.parametrize("asked", ["ils avaient pris des designers ?", "they had designers?"])
def test_who_worked_on_those_of_a_list(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["Quels projets à l'IGN dans la promo 6 ?", asked], NOW)
    assert len(told.projects) == 2 and "design" in told.markdown.split("\n\n")[1]


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["parlez-moi de BatID", "non pardon je voulais dire Basegun, c'était à quel endroit ?"], "basegun"),
        (["BatID", "et Basegun c'était où ?"], "basegun"),
        (["Qu'avez-vous fait avec la Cour des comptes ?", "Et le chatbot, il a vu le jour ?"], "cc-api-rapports"),
        (["les projets de la gendarmerie", "ceux qui cherchaient des designers", "et celui de 2018, il sert encore ?"], "brigade-numerique"),
    ],
)  # fmt: skip
def test_a_project_that_is_named_or_the_only_one_with_a_word_or_a_year(
    assistant: Assistant, turns: list[str], entry: str
) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_both_of_those_that_were_shown(assistant: Assistant) -> None:
    shown = ["nos gestes climat, c'est à vous ?", "et impact CO2 ?"]
    told = in_turn(assistant, [*shown, "ok les deux c'est la même administration du coup ?"], NOW)
    assert set(told.projects) == {"nos-gestes-climat", "impact-co2"} and told.markdown.count("ADEME") == 2
    told = in_turn(assistant, [*shown, "how many product managers in each?"], NOW)
    assert set(told.projects) == {"nos-gestes-climat", "impact-co2"} and told.markdown.count("one person") == 2
    for asked in (
        "c'est payé pareil pour les deux profils ?",
        "can my wife and I both apply?",
        "les deux sprints, c'était quand ?",
    ):
        told = in_turn(assistant, [*shown, asked], NOW)  # a single one may be meant, by what is weighed
        assert len(told.projects) < 2, asked


def test_the_first_of_a_list_that_an_administration_took_over(assistant: Assistant) -> None:
    turns = [
        "mes aides réno et mon devis sans oubli, c'est le même projet ?",
        "le premier, il est passé à l'Anah quand ?",
    ]
    assert in_turn(assistant, turns, NOW).entry == "mes-aides-reno"


def test_to_join_one_like_it(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Écobalyse", "comment faire pour en rejoindre une pareille cette année ?"], NOW)
    assert told.entry == "dates-candidatures"


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("ils finissent quand ?", "12 juillet 2022"),
        ("ils ont démarré quand ?", "13 septembre 2021"),
        ("il a démarré quand ?", ""),
        ("il est où ?", ""),
    ],
)
def test_the_dates_of_its_cohort_are_told_beside_its_card(assistant: Assistant, asked: str, day: str) -> None:
    told = in_turn(assistant, ["c'est quoi TRISTAN ?", asked], NOW)
    assert told.entry == "tristan" and day in told.markdown and ("**Quand" in told.markdown) == bool(day)


def test_which_of_two_is_over_is_told_of_both(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["Mes aides Réno et Mon devis sans oubli, c'est pareil ?", "lequel des deux est terminé ?"], NOW
    )
    assert set(told.projects) == {"mes-aides-reno", "mon-devis-sans-oubli"}


@pytest.mark.parametrize(
    ("asked", "one"),
    [("celui de l'agence de santé, ça parlait de quoi ?", "datarh"), ("celui du Cerema ?", "sos-ponts")],
)
def test_the_one_of_an_administration_in_a_list(assistant: Assistant, asked: str, one: str) -> None:
    assert in_turn(assistant, ["projets à Lyon", asked], NOW).entry == one


@pytest.mark.parametrize(
    "turns",
    [
        ["Recherchez-vous des juristes ?", "ils ont bossé sur quels sujets ?"],
        ["Recherchez-vous des juristes ?", "depuis quand ?", "what did they work on?"],
    ],
)
def test_on_what_people_of_a_profession_worked(assistant: Assistant, turns: list[str]) -> None:
    assert set(in_turn(assistant, turns, NOW).projects) == {"batid", "dases", "green-data-for-health"}


@pytest.mark.parametrize(
    ("asked", "said"), [("et au niveau des personnes ?", "34 EIG"), ("et côté personnes ?", "34 EIG")]
)
def test_how_many_of_something_else(assistant: Assistant, asked: str, said: str) -> None:
    assert said in in_turn(assistant, ["Combien de défis dans la promo 6 ?", asked], NOW).markdown


def test_those_of_a_list_that_were_far_from_a_town(assistant: Assistant) -> None:
    told = in_turn(assistant, ["projets autour de la mer", "lesquels étaient loin de la capitale ?"], NOW)
    assert {"balisenav", "monitorfish"} <= set(told.projects) and "maritux" not in told.projects


def test_which_projects_of_a_cohort_had_a_profession(assistant: Assistant) -> None:
    told = assistant.reply("Je suis CTO, quelles missions de la promo 7 visaient ce profil ?", now=NOW)
    after = in_turn(
        assistant, ["quels projets de la promo 7 avaient un CTO ?", "et côté magistrature, y en avait une ?"], NOW
    )
    assert len(told.projects) == 5 and after.projects == ("a-just",)


def test_the_one_of_a_cohort_among_those_that_an_answer_named(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["y a t il des défis ratés ?", "planipref, pourquoi ?", "celui de la promo 7, c'est quoi ?"], NOW
    )
    assert told.entry == "tous-a-bord"


def test_the_newest_of_those_that_an_answer_names(assistant: Assistant) -> None:
    turns = ["y a-t-il eu des échecs parmi vos projets ?", "le plus récent, il devait servir à quoi ?"]
    assert in_turn(assistant, turns, NOW).entry == "tous-a-bord"


def test_who_looks_after_it_at_present(assistant: Assistant) -> None:
    turns = ["BatID, c'est devenu quoi ensuite ?", "et quel organisme s'en occupe à présent ?"]
    assert in_turn(assistant, turns, NOW).entry == "batid"


def test_what_is_partly_elsewhere_is_outside(assistant: Assistant) -> None:
    turns = ["combien de projets dans la promo en cours ?", "lesquels ont un pied hors de l'Île-de-France ?"]
    told = in_turn(assistant, turns, at("2023-01-10T12:10"))
    assert set(told.projects) == {"estim-action", "sos-ponts"}


def test_the_one_that_an_answer_names_of_the_cohort_that_was_asked(assistant: Assistant) -> None:
    turns = ["en promo 7, un service a été arrêté en mars 2025, lequel ?", "il devait servir à quoi ?"]
    assert in_turn(assistant, turns, NOW).entry == "tous-a-bord"


def test_back_to_what_was_spoken_of_first(assistant: Assistant) -> None:
    turns = [
        "ça faisait quoi CapQualif ?",
        "et au fait, on gagne combien dans la promo actuelle ?",
        "ok. pour revenir au premier truc, c'était basé où ?",
    ]
    assert in_turn(assistant, turns, NOW).entry == "capqualif"
    turns = [
        "on gagne combien ?",
        "et le télétravail ?",
        "pour revenir au premier point, et avec 12 ans d'expérience ?",
    ]
    assert not in_turn(assistant, turns, NOW).projects


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["un truc d'archivage numérique ?", "non pas archifiltre, l'autre"], "sedaccord"),
        (["Basegun c'est porté par qui ?", "et le code, on peut le regarder ?"], "basegun"),
    ],
)
def test_not_that_one_and_its_code(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_which_of_a_cohort_were_elsewhere(assistant: Assistant) -> None:
    turns = ["on était combien de projets chez les DIG ?", "et lesquels n'étaient pas à Paris ?"]
    assert set(in_turn(assistant, turns, NOW).projects) == {"vers-l-ecole-pour-tous", "proxirh"}


def test_the_one_of_a_list_by_its_town(assistant: Assistant) -> None:
    turns = [
        "Quels défis de la promotion 3 ont recruté un designer ?",
        "Celui de Montreuil, qu'est-ce qu'il est devenu ?",
    ]
    assert in_turn(assistant, turns, NOW).entry == "acoss-plateforme"


@pytest.mark.parametrize(
    ("turns", "clock", "project"),
    [
        (["qu'avez-vous fait avec la gendarmerie ?", "ça fait combien de projets en tout avec eux", "et dans lequel il n'y avait pas de designer ?"], "2022-10-13T18:00", "cyberimpact"),
        (["¿qué proyectos hay en la promoción 6 en el Commissariat général au développement durable?", "¿y cuál de ellos tenía un diseñador en el equipo?"], "2023-06-07T17:20", "ecospheres"),
        (["on isole la maison, y a til un de vos projets qui calcule les aides", "c qui qui le gere mnt"], "2026-01-15T20:00", "mes-aides-reno"),
        (["quels défis avec les affaires maritimes ?", "Et dans la promo 3 ?", "un truc sur la délivrance des titres de marins ?", "Merci. Pour revenir à celui de la promo 3, il est réellement utilisé ?"], "2021-06-22T09:05", "cibnav"),
    ],
)  # fmt: skip
def test_which_one_is_meant(assistant: Assistant, turns: list[str], clock: str, project: str) -> None:
    assert in_turn(assistant, turns, at(clock)).entry == project


def test_what_became_of_two_that_are_named(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Quelle a été la suite pour Archifiltre et pour SEDAccord ?"], at("2024-06-13T15:00"))
    assert "transféré le 17 janvier 2023" in told.markdown


def test_the_people_of_each_of_a_list(assistant: Assistant) -> None:
    turns = [
        "des projets sur l'écologie en promo 7 ?",
        "ceux de l'ADEME c'est lesquels ?",
        "et leur EIG il y fait quel métier ?",
    ]
    assert "direction de l’impact" in in_turn(assistant, turns, at("2025-05-22T11:50")).markdown


@pytest.mark.parametrize(
    ("turns", "now", "projects"),
    [
        (["c'est quoi signaux faibles", "et polygraphe", "lequel a duré le plus longtemps ?"], "2024-03-20T10:00", {"signaux-faibles", "polygraphe"}),
        (["projets justice promo 7", "le premier", "retour à la liste"], "2026-06-22T18:45", {"a-just", "selexpert"}),
        (["des défis sur les archives ?", "ceux d'Archifiltre et SEDAccord, même année ?"], "2023-07-19T10:10", {"archifiltre", "sedaccord"}),
        (["à la Cour de cassation il y a eu deux défis non ?", "je connais Open Justice, et l'autre ?"], "2022-09-30T14:20", {"label"}),
        (["quels défis de la promo 5 dans le 93 ?", "et juste dev + design, sans data scientist ?"], "2022-01-17T08:10", {"fabrique-numerique", "urssafassur"}),
        (["je cherche un défi à Lyon", "lequel est de cette année ?"], "2021-05-30T17:30", {"datarh"}),
        (["Les projets de l'IGN dans la promo 6 ?", "celui qui n'a pas de data scientist, il fait quoi ?"], "2022-11-15T09:15", {"geocommuns"}),
        (["inondation", "lequel est en 3D ?", "et l'autre c'était quoi, et avec qui dessus"], "2023-11-17T18:02", {"vigicrux"}),
        (["fraude ?", "hopkins et adler c'est lié ?"], "2023-06-20T10:10", {"hopkins", "adler"}),
        (["projets justice promo 7", "c'est quels métiers ?"], "2026-06-22T18:45", {"a-just", "selexpert"}),
        (["la gendarmerie a eu combien de projets", "lequel avait la plus grosse équipe", "et le plus ancien il sert encore ?"], "2026-10-07T21:00", {"brigade-numerique"}),
        (["Were there any projects helping refugees?", "the one from 2019, does it still exist?"], "2025-06-03T14:05", {"karfur"}),
        (["vous avez bossé avec la cour de cassation ?", "je vois, y en a deux donc", "le plus récent, il sert à quoi ?"], "2022-02-08T12:50", {"label"}),
        (["quels défis de la promotion 5 demandent du droit du numérique ?", "Parmi ceux-là, lequel se passe de designer ?"], "2021-05-27T08:50", {"batid"}),
        (["Quels projets de la promo 6 demandent un data engineer ?", "il y en a un du côté de Bordeaux ?"], "2022-05-10T07:55", {"estim-action"}),
    ],
)  # fmt: skip
def test_one_or_some_of_those_that_were_listed(
    assistant: Assistant, turns: list[str], now: str, projects: set[str]
) -> None:
    assert set(in_turn(assistant, turns, at(now)).projects) == projects


def test_the_posts_of_each_of_a_list(assistant: Assistant) -> None:
    told = in_turn(assistant, ["projets justice promo 7", "c'est quels métiers ?"], at("2026-06-22T18:45"))
    assert "direction technique" in told.markdown and "direction de produit" in told.markdown


def test_whether_it_is_used_in_the_words_of_a_hurried_person(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["envinorma c koi", "ok et c utilisé en vrai ou juste un proto ?"], at("2021-12-06T13:10")
    )
    assert told.entry == "envinorma"


def test_who_could_join_the_same_project(assistant: Assistant) -> None:
    turns = ["Quels projets de la promo 6 demandent un data engineer ?", "il y en a un du côté de Bordeaux ?", "mon copain est designer, il pourrait aller sur le même ?"]  # fmt: skip
    told = in_turn(assistant, turns, at("2022-05-10T07:55"))
    assert told.entry == "estim-action" and "design" in told.markdown


def test_the_others_of_its_cohort_and_the_most_of_another_profession(assistant: Assistant) -> None:
    told = in_turn(assistant, ["CibNav", "les autres de cette promo"], NOW)
    assert "promotion 3, sauf CibNav" in told.markdown
    told = in_turn(assistant, ["quel projet a eu le plus de data scientists ?", "et de designers ?"], NOW)
    assert "le plus de personnes en design" in told.markdown and "data science" not in told.markdown.split("\n")[0]


def test_whether_their_teams_were_as_large(assistant: Assistant) -> None:
    told = in_turn(assistant, ["ADEX et DataMed c'est quoi ?", "et les équipes, même taille ?"], at("2021-10-19T16:45"))
    assert set(told.projects) == {"adex", "datamed"} and len(told.sides) == 2


@pytest.mark.parametrize(
    ("turns", "clock", "words"),
    [
        (["IA Flash, c'est le truc des radars ?", "Et Polygraphe, pour les faux avis ?", "Ils servent encore tous les deux ?"], "2026-12-02T13:40", ["Polygraphe", "IA Flash"]),
        (["Open Justice c'est quoi ?", "Et label, c'est la même chose sous un autre nom ?"], "2026-09-28T17:10", ["annoter", "Open Justice"]),
        (["un projet sur les bateaux de pêche ?", "ça se passait où ?"], "2026-12-01T11:20", ["MonitorFish", "CibNav"]),
        (["c'était quoi hopkins ?", "et après la fin, ils ont continué avec une autre équipe ?"], "2022-06-01T10:10", ["Hopkins"]),
    ],
)  # fmt: skip
def test_both_of_two_and_all_of_a_list(assistant: Assistant, turns: list[str], clock: str, words: list[str]) -> None:
    told = in_turn(assistant, turns, at(clock)).markdown
    assert all(word in told for word in words)

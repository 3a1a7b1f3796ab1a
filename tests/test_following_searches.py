"""What is asked of a list of projects as a whole, with the real knowledge. More dialogues are in `test_followup`."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.conversation import Context
from bot.evaluating.batch import in_turn
from bot.following.followup import understand
from index.filters import Filters
from index.finder import LIMIT, find
from index.live import LiveIndex
from tests.folders import real
from tests.serving import NOW
from tests.test_dates import at


def test_the_whole_of_a_list_is_shown_page_by_page_and_nothing_twice(assistant: Assistant) -> None:
    turns = ["quels projets de la promotion 3 ?"]
    theirs = find(assistant.knowledge, Filters(("promo-3",)), {}).projects
    seen: list[str] = []
    while (told := in_turn(assistant, turns, NOW)).projects:
        assert len(told.projects) <= LIMIT
        seen += told.projects
        turns.append("et les autres ?")
    assert len(seen) == len(set(seen)) > 2 * LIMIT
    assert set(seen) == {p.id for p in theirs}
    assert told.kind == "answer" and "vous les avez tous vus" in told.markdown


@pytest.mark.parametrize(
    "asked",
    [
        "la suite", "montre-moi les autres", "voir plus", "t'en as d'autres ?", "la liste complète svp", "encore", "show me more",
        "c'est tout ?", "what are the others?", "et les projets suivants ?", "tu peux me donner les autres stp",
    ],
)  # fmt: skip
def test_the_rest_of_a_list(assistant: Assistant, asked: str) -> None:
    first = in_turn(assistant, ["projets sur l'écologie"], NOW)
    more = in_turn(assistant, ["projets sur l'écologie", asked], NOW)
    assert len(more.projects) == LIMIT and not set(first.projects) & set(more.projects)


def test_the_button_below_a_long_list_asks_for_its_rest(assistant: Assistant) -> None:
    button = in_turn(assistant, ["projets sur l'écologie"], NOW).suggestions[-1]
    assert len(in_turn(assistant, ["projets sur l'écologie", button.question], NOW).projects) == LIMIT


@pytest.mark.parametrize("listed", ["projets à Lyon pour une designer", "quels projets à Lille ?"])
def test_a_list_that_was_whole_has_no_rest(assistant: Assistant, listed: str) -> None:
    told = in_turn(assistant, [listed, "d'autres ?"], NOW)
    assert not told.projects and "vous les avez tous vus" in told.markdown


def test_places_and_filters_go_on_in_the_second_part_of_a_list(assistant: Assistant) -> None:
    second = in_turn(assistant, ["projets sur l'écologie", "la suite"], NOW)
    assert in_turn(assistant, ["projets sur l'écologie", "la suite", "le deuxième"], NOW).entry == second.projects[1]
    narrowed = in_turn(assistant, ["projets sur l'écologie", "la suite", "seulement ceux de la promo 4"], NOW)
    known = assistant.knowledge.projects_by_id
    assert narrowed.projects and {known[p].cohort for p in narrowed.projects} == {"promo-4"}


@pytest.mark.parametrize(
    "asked", ["et les autres métiers ?", "combien d'autres promos ?", "les autres pays c'est possible ?"]
)
def test_others_of_another_sort_are_not_the_rest(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["projets sur l'écologie", asked], NOW)
    assert "de cette recherche" not in told.markdown


@pytest.mark.parametrize("asked", ["ça fait combien en tout ?", "combien ?", "how many in total?"])
def test_how_many_were_found(assistant: Assistant, asked: str) -> None:
    turns = ["quels projets de la promotion 3 ont eu des data scientists ?"]
    theirs = find(assistant.knowledge, Filters(("promo-3",), {"profiles": ("data-science",)}), {})
    told = in_turn(assistant, [*turns, asked], NOW)
    assert theirs.exact and told.markdown.startswith(f"{len(theirs.projects)} proj")


def test_how_many_worked_on_it_is_no_count_of_the_list(assistant: Assistant) -> None:
    told = in_turn(assistant, ["quels projets à Lille ?", "ils étaient combien dessus ?"], NOW)
    assert told.entry == "recommandations-collaboratives"


@pytest.mark.parametrize(
    ("asked", "years"), [("le premier c'était en quelle année", "2020"), ("le dernier, c'est quand ?", "2022")]
)
def test_the_first_of_a_list_of_which_one_asks_when_is_the_earliest(
    assistant: Assistant, asked: str, years: str
) -> None:
    told = in_turn(assistant, ["projets insee", asked], NOW)
    assert len(told.projects) == 1
    assert assistant.knowledge.projects_by_id[told.projects[0]].years.startswith(years)


def test_a_state_is_searched_by_the_word_that_is_said_of_it(assistant: Assistant) -> None:
    asked = "Dans la 7e promo, quels services ont déjà été transférés à leur ministère ?"
    handed = in_turn(assistant, [asked], NOW).projects
    assert set(handed) == {"un-eleve-un-stage", "mes-aides-reno"}
    every = in_turn(assistant, ["quels projets de la promotion 7 sont poursuivis ou repris ?"], NOW).projects
    assert set(handed) < set(every), "the words of its name are said of all"


def test_the_whole_list_of_a_cohort(assistant: Assistant) -> None:
    known = assistant.knowledge.projects_by_id
    told = in_turn(assistant, ["liste complète promo 1"], NOW)
    assert len(told.projects) == LIMIT and {known[p].cohort for p in told.projects} == {"promo-1"}


@pytest.mark.parametrize(
    "asked",
    [
        "c'est tout, merci", "c'est encore possible ?", "je n'en veux plus", "c'est quoi la suite ?", "combien de temps dure une mission ?",
        "ça dure combien de mois ?", "et les autres de 2021 ?", "y a des postes à Brest ?",
    ],
)  # fmt: skip
def test_what_asks_for_no_rest_of_a_list(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["projets sur l'écologie", asked], NOW)
    assert "de cette recherche" not in told.markdown and "répondent à votre recherche" not in told.markdown


def test_the_next_cohort_is_not_the_rest(assistant: Assistant) -> None:
    told = in_turn(assistant, ["quels projets de la promotion 3 ?", "and the next one?"], NOW)
    known = assistant.knowledge.projects_by_id
    assert {known[p].cohort for p in told.projects} == {"promo-4"}


@pytest.mark.parametrize(
    ("place", "asked"), [(0, "le premier, il existe encore ?"), (4, "le cinquième, c'était quand ?")]
)
def test_a_place_in_a_list_is_none_in_time(assistant: Assistant, place: int, asked: str) -> None:
    first = in_turn(assistant, ["projets sur l'écologie"], NOW)
    assert in_turn(assistant, ["projets sur l'écologie", asked], NOW).entry == first.projects[place]


def test_states_by_their_own_words_and_others_of_the_same_are_of_all(assistant: Assistant) -> None:
    for asked in ("combien de projets sont terminés ?", "les projets achevés"):
        assert in_turn(assistant, [asked], NOW).markdown.startswith("61 projets")
    told = in_turn(assistant, ["Il y a quelque chose en ce moment pour la promo 7 ?"], NOW)
    assert not told.projects


@pytest.mark.parametrize(
    ("turns", "count"),
    [
        (["projets sur l'éducation", "et les autres ?", "seulement à Paris"], 4),
        (["projets de justice", "et les autres ?", "combien en tout ?"], 7),
    ],
)
def test_a_search_goes_on_after_its_rest(assistant: Assistant, turns: list[str], count: int) -> None:
    assert f"{count} projets" in in_turn(assistant, turns, NOW).markdown.split("\n")[0]


def test_the_one_that_was_found_stays_spoken_of_after_that_there_is_no_other(assistant: Assistant) -> None:
    turns = ["quels projets à Lille ?", "et les autres ?", "c'est à Paris ?"]
    assert in_turn(assistant, turns, NOW).entry == "recommandations-collaboratives"


@pytest.mark.parametrize(
    "asked", ["il y en a encore ?", "encore un", "et tous les autres projets ?", "il n'y en a plus ?"]
)
def test_whether_there_are_more(assistant: Assistant, asked: str) -> None:
    assert len(in_turn(assistant, ["projets sur la santé", asked], NOW).projects) == LIMIT


@pytest.mark.parametrize("asked", ["encore merci !", "c'est tout, merci"])
def test_who_closes_gets_a_courtesy(assistant: Assistant, asked: str) -> None:
    assert in_turn(assistant, ["projets sur la santé", asked], NOW).kind == "chitchat"


def test_a_year_is_that_of_a_state_only_for_its_narrower_words(assistant: Assistant) -> None:
    known = assistant.knowledge.projects_by_id
    handed = in_turn(assistant, ["quels projets ont été transférés en 2025 ?"], NOW).projects
    assert set(handed) == {"un-eleve-un-stage", "mes-aides-reno", "basegun"}
    for project in in_turn(assistant, ["projets de 2021 toujours en ligne"], NOW).projects:
        assert "2021" in known[project].years


def test_how_long_a_mission_lasts_is_asked_of_no_list(assistant: Assistant) -> None:
    told = in_turn(assistant, ["projets sur l'écologie", "combien de temps dure une mission ?"], NOW)
    assert told.entry == "duree-promo-7"


def test_what_no_project_of_a_cohort_had_is_said(assistant: Assistant) -> None:
    turns = ["Pourriez-vous me lister les projets de la sixième promotion ?", "Lesquels ont un juriste dans l'équipe ?"]
    assert "Aucun projet ne réunit tous vos critères" in in_turn(assistant, turns, NOW).markdown


def test_the_second_one_in_spanish(assistant: Assistant) -> None:
    first = in_turn(assistant, ["quels projets pour l'IGN ?"], NOW)
    assert in_turn(assistant, ["quels projets pour l'IGN ?", "¿y el segundo, qué es?"], NOW).entry == first.projects[1]


@pytest.mark.parametrize("asked", ["I have a second job, is that ok?", "à première vue, c'est payé combien ?"])
def test_no_place_of_a_list(assistant: Assistant, asked: str) -> None:
    assert not in_turn(assistant, ["projets sur la mer", asked], NOW).projects


def test_a_list_of_which_an_edit_took_one_away(assistant: Assistant, live: LiveIndex) -> None:
    before = Context("projets sur la mer", filters=Filters(facets={"themes": ("mer",)}), listed=("gone", "monitorfish"))
    asked = "et dans la promotion suivante ?"
    understood = understand(asked, live.engine.vocabulary.find(asked), before, live.engine)
    assert understood.filters and understood.filters.cohorts == ("promo-5",)


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (["La Cour de cassation a déjà accueilli des EIG ?", "combien de personnes en tout ?"], ["une personne en design"]),
        (["projets santé de la promotion 6 svp", "y a des designers dedans ?"], ["SIRANo", "une personne en design"]),
        (["Sequoia", "deux projets ? lequel a duré le plus longtemps ?"], ["12 mois", "6 mois"]),
        (["projets qui avaient un juriste", "Et dans la promotion suivante ?"], ["promotion 6, droit du numérique", "Aucun projet"]),
    ],
)  # fmt: skip
def test_what_is_asked_of_all_of_a_list(assistant: Assistant, turns: list[str], words: list[str]) -> None:
    told = in_turn(assistant, turns, NOW)
    assert len(told.projects) > 1 and all(word in told.markdown for word in words)


@pytest.mark.parametrize(
    ("turns", "listed"),
    [
        (["vous avez des projets autour du handicap ?", "y en a un en province ?"], {"vers-l-ecole-pour-tous"}),
        (["combien de personnes dans la promo 4 ?", "sur quels projets de santé ?"], {"adex", "datamed"}),
        (["des projets hors de la région parisienne ?", "et dans la promo 5 ?"], {"datarh"}),
        (["Compar:IA", "et au même ministère, quoi d'autre ?"], {"gobelins", "inventaire-des-orgues"}),
    ],
)
def test_a_search_with_what_was_said_before(assistant: Assistant, turns: list[str], listed: set[str]) -> None:
    assert listed <= set(in_turn(assistant, turns, NOW).projects)


@pytest.mark.parametrize(
    ("turns", "entry", "said"),
    [
        (["MonitorFish", "d'autres dans le même genre ?"], None, "(mer, sauf MonitorFish)"),
        (["Qui porte Compar:IA ?", "et avec l'ADEME, vous faites quoi ?"], None, "BatID"),
        (["vos projets abandonnés ?", "et à part DataJust ?"], "projets-echoues", "PlaniPref"),
        (["quels défis ont pris des juristes ?", "un des trois a-t-il survécu ?"], None, "*État :"),
        (["Open Justice", "ils ont refait un défi après ? lequel ?"], "label", "LABEL"),
        (["SOS Ponts", "ça recrute encore ?"], "dates-candidatures", "Aucun appel n’est ouvert"),
        (["SOS Ponts", "ils étaient combien ?", "payés combien ?"], "salaire-promos-5-6", "EIG 6+"),
    ],
)
def test_what_follows_a_project_or_a_list(assistant: Assistant, turns: list[str], entry: str | None, said: str) -> None:
    found = in_turn(assistant, turns, NOW)
    assert found.entry == entry and said in found.markdown


def test_projects_of_a_cohort_that_is_recruiting_are_known_to_nobody(assistant: Assistant) -> None:
    found = in_turn(assistant, ["quels projets au ministère de la Culture ?"], at("2024-02-22T17:25"))
    assert "atlas-culture" in found.projects and "compar-ia" not in found.projects


@pytest.mark.parametrize(
    ("turns", "listed"),
    [
        (["quels projets au ministère de la Justice dans la promotion 7 ?", "et avant, dans les autres promos ?"], {"datajust", "tristan"}),
        (["projets ministère de la justice promo 7", "non, je voulais les anciennes promos"], {"datajust", "tristan"}),
        (["quels projets au ministère de la Justice dans la promotion 7 ?", "et avant celle-là ?"], {"datajust", "tristan"}),
        (["any cohort 7 missions about climate?", "which of these were based in Montrouge?"], {"nos-gestes-climat", "impact-co2"}),
        (["je suis de Lille, y a-t-il eu un projet par ici ?"], {"recommandations-collaboratives"}),
    ],
)  # fmt: skip
def test_a_search_in_other_cohorts_or_of_those(assistant: Assistant, turns: list[str], listed: set[str]) -> None:
    assert set(in_turn(assistant, turns, NOW).projects) == listed


def test_many_cohorts_are_named_by_the_first_and_the_last(assistant: Assistant) -> None:
    turns = ["quels projets au ministère de la Justice dans la promotion 7 ?", "et dans les anciennes promos ?"]
    assert "(promotion 1 – promotion 6, ministère de la Justice)" in in_turn(assistant, turns, NOW).markdown


def test_no_cohort_is_named_before_anybody_knew_of_it(assistant: Assistant) -> None:
    told = in_turn(assistant, ["ya des projets a lyon dans la promo 6", "et dans les autres promos ?"], at("2022-09-15T20:05"))  # fmt: skip
    assert "(promotion 1 – promotion 5, Lyon)" in told.markdown


def test_one_more_subject_after_a_search_is_the_project_of_it(assistant: Assistant) -> None:
    turns = ["Mon fils est à la fac, vous avez des projets pour les étudiants ?", "et pour ma petite au collège qui cherche un stage ?"]  # fmt: skip
    assert in_turn(assistant, turns, at("2026-01-14T18:30")).entry == "un-eleve-un-stage"


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["projets de la promo 3", "lesquels ont été abandonnés ?"], "datajust"),
        (["DataJust", "quels profils ils recrutent ?"], "datajust"),
        (["quel salaire ?", "donc tu es un robot ?"], "robot"),
    ],
)
def test_what_asks_neither_of_all_nor_to_join(assistant: Assistant, turns: list[str], entry: str | None) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_all_but_one_says_which(assistant: Assistant) -> None:
    found = in_turn(assistant, ["projets justice", "et à part DataJust ?"], NOW)
    assert "(justice, sauf DataJust)" in found.markdown and "datajust" not in found.projects


def test_the_projects_of_a_cohort_that_chose_them_before_are_known(assistant: Assistant) -> None:
    assert in_turn(assistant, ["quels projets de la promo 3 ?"], at("2018-10-01T10:00")).projects


@pytest.mark.parametrize(
    "asked", ["il a été repris par une autre équipe ?", "et l'autre, il est toujours en cours ?", "was it abandoned or did another team continue it?"]
)  # fmt: skip
def test_what_became_of_this_one_asks_for_no_others(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["DataJust", asked], NOW)
    assert len(told.projects) <= 1


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (["dans quels projets de la 6 y avait-il des designers ?", "et toutes promos confondues, avec les gendarmes ?"], {"brigade-numerique", "recrues", "neotac"}),
        (["que fait l'ADEME avec vous en ce moment ?", "et avant la promo 7, elle avait déjà accueilli des gens ?"], {"batid"}),
        (["Quels projets le ministère de la Justice accueille-t-il en promo 7 ?", "et dans les promotions d'avant ?"], {"tristan", "datajust"}),
        (["Ancienne infirmière devenue data analyst, je cherche ce que vous avez fait autour de la santé.", "Et dans la promo 6 en particulier ?"], {"sirano", "estim-action"}),
    ],
)  # fmt: skip
def test_in_all_cohorts_and_in_those_before(assistant: Assistant, turns: list[str], projects: set[str]) -> None:
    assert set(in_turn(assistant, turns, NOW).projects) == projects


def test_how_many_people_a_cohort_had(assistant: Assistant) -> None:
    turns = ["combien de défis en promo 2 ?", "et à la promo 3 ?", "et ça faisait combien de personnes ?"]
    told = in_turn(assistant, turns, NOW)
    assert told.entry == "promotion-3-en-bref" and "32 EIG" in told.markdown


def test_the_cohort_that_is_at_work_now(assistant: Assistant) -> None:
    turns = ["y a-t-il eu des défis sur la mer ?", "et dans la promo qui tourne en ce moment y en a un ?"]
    assert in_turn(assistant, turns, at("2021-11-15T18:45")).projects == ("prev-ac-tion",)


def test_what_became_of_all_of_them(assistant: Assistant) -> None:
    turns = ["avez-vous travaillé pour les exilés ?", "Ça existe encore aujourd'hui, ou c'est tombé à l'eau ?"]
    told = in_turn(assistant, turns, NOW)
    assert len(told.projects) > 1 and "État :" in told.markdown


def test_whether_the_programme_still_exists_is_no_search(assistant: Assistant) -> None:
    turns = ["avez-vous travaillé pour les exilés ?", "et le programme, ça existe encore ?"]
    assert not in_turn(assistant, turns, NOW).projects


def test_that_it_suits_asks_for_no_state(assistant: Assistant) -> None:
    assert not in_turn(assistant, ["projets justice", "ok ça marche, et pour postuler ?"], NOW).projects


def test_the_projects_of_the_cohort_that_was_spoken_of(assistant: Assistant) -> None:
    turns = [
        "la promotion 6 c'était quand déjà",
        "ok liste-moi les projets",
        "et sur ceux-là lesquels n'avaient aucun dev ?",
    ]
    assert "14 projets" in in_turn(assistant, turns[:2], NOW).markdown
    assert set(in_turn(assistant, turns, NOW).projects) == {"magellan", "nubonyxia", "artificia", "estim-action"}


@pytest.mark.parametrize("asked", ["quels projets ?", "quels étaient les projets ?", "what were the projects?"])
def test_which_projects_the_cohort_had_that_dates_were_told_of(assistant: Assistant, asked: str) -> None:
    assert "cyberimpact" in in_turn(assistant, ["la promo 5 a commencé quand ?", asked], NOW).projects


def test_for_people_alike(assistant: Assistant) -> None:
    turns = ["je fais du machine learning", "qu'est-ce qu'il y avait pour des gens comme moi dans la promo 3 ?"]
    assert "(promotion 3, data science)" in in_turn(assistant, turns, NOW).markdown


def test_a_search_goes_on_in_the_cohorts_before(assistant: Assistant) -> None:
    turns = ["la gendarmerie a un projet dans la promo 5 ?", "et dans les précédentes ?"]
    assert set(in_turn(assistant, turns, at("2021-09-20T16:45")).projects) == {"recrues", "brigade-numerique", "neotac"}


def test_where_those_of_a_list_are(assistant: Assistant) -> None:
    turns = ["Quels projets le Cerema a-t-il eus dans la promo 6 ?", "et géographiquement ?"]
    told = in_turn(assistant, turns, at("2024-01-19T09:33"))
    assert set(told.projects) == {"estim-action", "sos-ponts"} and "Bordeaux" in told.markdown


def test_who_else_worked_on_the_same(assistant: Assistant) -> None:
    turns = ["SEDAccord, c'est bien le programme VITAM ?", "Qui d'autre a travaillé là-dessus ?"]
    told = in_turn(assistant, turns, at("2023-02-16T11:26"))
    assert "archifiltre" in told.projects and "sedaccord" not in told.projects


def test_how_many_people_worked_on_those_of_a_list(assistant: Assistant) -> None:
    turns = ["quels défis EIG pour la cour de cassation ??", "ça fait combien de personnes en tout ?"]
    assert "**6 personnes**" in in_turn(assistant, turns, at("2023-06-10T23:05")).markdown


@pytest.mark.parametrize(
    ("turns", "clock", "project"),
    [
        (["La Cour de cassation a accueilli deux équipes. Open Justice, c'était pour faire quoi ?", "et l'autre projet ?"], "2025-01-28T10:40", "label"),
        (["j'arrive à l'ANSM, paraît qu'on a eu un projet EIG en 2020 ? lequel", "et le suivant ?"], "2022-01-13T16:03", "gdr-sante"),
        (["A-JUST dépend de quel ministère ?", "ils ont une autre mission EIG de la promo 7, eux ?"], "2026-03-05T11:52", "selexpert"),
        (["seLEXpert c'est le ministère de la Justice ?", "ils ont quoi d'autre en ce moment ?"], "2026-08-21T10:29", "a-just"),
        (["la Brigade numérique c'est sorti des EIG ?", "ok. Et cette année pour nous ?"], "2021-10-12T06:40", "cyberimpact"),
        (["Je travaille à l'Ademe. Quels services de chez nous ont un EIG ?", "et avant ?"], "2026-05-26T11:05", "batid"),
        (["Open Justice", "Ils en ont refait un autre après, avec les EIG, à la Cour ?"], "2026-11-03T16:16", "label"),
        (["What does Compar:IA do?", "Nice. Same ministry, anything else from the latest batch?"], "2026-04-30T10:26", "carte-archeologique-nationale"),
        (["DataMed, les medicaments la", "ya dautres projets dans la meme agence ?"], "2022-08-29T21:18", "gdr-sante"),
        (["signo faibl ca marche tjrs en 2026? c'était dans quelle ville au fait"], "2026-11-09T13:44", "signaux-faibles"),
    ],
)  # fmt: skip
def test_another_of_its_host(assistant: Assistant, turns: list[str], clock: str, project: str) -> None:
    assert in_turn(assistant, turns, at(clock)).entry == project


def test_what_still_serves_of_those_that_were_listed(assistant: Assistant) -> None:
    turns = [
        "avez-vous fait travailler des équipes en Bretagne ?",
        "parmi ceux-là, y en a-t-il un qui serve encore à quelque chose ?",
    ]
    told = in_turn(assistant, turns, at("2023-05-16T14:26"))
    assert told.markdown.count("État") == 2


def test_a_search_after_a_rule_about_a_profession(assistant: Assistant) -> None:
    turns = [
        "je regarde les missions « direction technique » depuis 2024. Vous avez lesquelles ?",
        "et si je garde que celles portées par la DINUM elle-même ?",
    ]
    assert set(in_turn(assistant, turns, at("2026-09-26T22:38")).projects) == {"aides-simplifiees", "datapass"}


def test_a_story_before_a_search_for_what_no_project_is_about(assistant: Assistant) -> None:
    asked = "Je travaille en maison d'arrêt. Est-ce qu'il y a eu un projet EIG sur les prisons, les détenus ?"
    told = in_turn(assistant, [asked], at("2024-05-03T09:15"))
    assert told.kind == "unknown" and "prisons" in told.markdown


def test_handed_over_since_a_year(assistant: Assistant) -> None:
    told = in_turn(assistant, ["depuis 2024, quels projets ont été transférés ?"], at("2026-10-18T11:50"))
    assert {"un-eleve-un-stage", "mes-aides-reno"} <= set(told.projects)


def test_without_some_that_are_named(assistant: Assistant) -> None:
    turns = ["tous les projets avec la justice svp", "et si j'enlève la cour de cassation il en reste cb au ministère"]
    told = in_turn(assistant, turns, at("2026-06-30T13:50"))
    assert set(told.projects) == {"a-just", "datajust", "tristan", "selexpert"}


@pytest.mark.parametrize("asked", ["autre chose que la santé ?", "hors santé ?", "qui ne soient pas sur la santé ?"])
def test_all_but_what_was_searched_for(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["des projets sur la santé ?", asked], NOW)
    known = real().projects_by_id
    assert len(told.projects) > 1 and not any("sante" in known[p].themes for p in told.projects)


@pytest.mark.parametrize(
    "asked",
    [
        "je cherche un projet sans IA",
        "des projets mais pas de santé",
        "projects not about health",
        "projets sans designer",
    ],
)
def test_projects_without_some(assistant: Assistant, asked: str) -> None:
    told = assistant.reply(asked, now=NOW)
    assert len(told.projects) > 1 and ("sauf" in told.markdown or "except" in told.markdown)


@pytest.mark.parametrize("asked", ["tous les projets sont à Paris ou en province ?", "are all the projects in Paris?"])
def test_whether_all_are_there_is_a_rule(assistant: Assistant, asked: str) -> None:
    assert assistant.reply(asked, now=NOW).entry is not None


def test_those_of_a_house_after_those_of_a_theme(assistant: Assistant) -> None:
    turns = ["vous avez des projets avec des cartes ?", "l'IGN a eu quels projets, toutes promos comprises ?"]
    told = in_turn(assistant, turns, NOW)
    assert len(told.projects) == 4 and "sequoia-ign" in told.projects


def test_what_is_taken_away_from_a_list(assistant: Assistant) -> None:
    turns = ["liste-moi les projets de la promo 7 à la Dinum", "enlève ceux qui ont été arrêtés"]
    told = in_turn(assistant, turns, at("2026-08-12T15:37"))
    assert "suite-proactive" not in told.projects and "tous-a-bord" not in told.projects
    assert {"datapass", "fast", "gristgouv"} <= set(told.projects)


def test_the_same_where_only_the_name_of_the_ministry_differs(assistant: Assistant) -> None:
    turns = ["quels EIG sont en mission au ministère de la Justice en ce moment ?", "et à la Culture ?"]
    told = in_turn(assistant, turns, at("2026-05-12T10:48"))
    assert set(told.projects) == {"carte-archeologique-nationale", "compar-ia"}


def test_only_those_before_a_year(assistant: Assistant) -> None:
    turns = ["quels projets ont porté sur la justice ?", "seulement ceux d'avant 2020 svp"]
    told = in_turn(assistant, turns, at("2025-06-11T14:52"))
    assert set(told.projects) == {"open-justice", "datajust", "explocode"}


def test_of_ones_own_profession_where_one_lives(assistant: Assistant) -> None:
    asked = "je suis designeuse, je vis à Lyon : lesquels de vos projets se sont faits ici et avaient une place pour quelqu'un comme moi ?"
    assert set(in_turn(assistant, [asked], NOW).projects) == {"sos-ponts", "datarh", "proxirh"}


@pytest.mark.parametrize(
    "turns",
    [
        ["Basegun et BatID datent de quelle promotion ?", "Et aujourd'hui, où en sont-ils tous les deux ?"],
        ["Basegun et BatID", "ont-ils été repris par quelqu'un ?"],
    ],
)
def test_how_all_that_were_listed_stand(assistant: Assistant, turns: list[str]) -> None:
    told = in_turn(assistant, turns, at("2026-08-25T11:38"))
    assert set(told.projects) == {"basegun", "batid"}
    assert "24 juillet 2025" in told.markdown and "Référentiel national des bâtiments" in told.markdown


def test_which_one_first_goes_on_with_what_was_asked(assistant: Assistant) -> None:
    turns = [
        "I'm reading about LexImpact and CartoBio, both from cohort 3",
        "were they handed over to someone eventually?",
        "which one first?",
    ]
    told = in_turn(assistant, turns, at("2026-09-02T15:15"))
    assert "January 2020" in told.markdown and "27 July 2024" in told.markdown


@pytest.mark.parametrize(
    ("asked", "projects"),
    [
        ("j'habite à Montreuil dans le 93, vous y avez fait bosser des gens ? sur quoi ?", {"acoss-plateforme", "urssafassur", "cartobio"}),
        ("quel défi a eu le + de data scientists d'un coup? jcrois 4", {"open-chronic"}),
        ("How many projects has the Ministry of Justice itself hosted (leave the Cour de cassation aside), and which?", {"a-just", "datajust", "tristan", "selexpert"}),
        ("dans quelles équipes de la 5 y avait il quelqu'un qui fait du droit ?", {"batid", "dases", "green-data-for-health"}),
        ("un projet chez les ch'tis ?", {"recommandations-collaboratives"}),
    ],
)  # fmt: skip
def test_as_they_are_looked_for(assistant: Assistant, asked: str, projects: set[str]) -> None:
    told = assistant.reply(asked, now=NOW)
    assert set(told.projects or (told.entry,)) == projects


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (["qu'est-ce que vous avez fait pour l'éducation nationale ?", "et si on enlève ceux des designers d'intérêt général il reste quoi"], {"coacheleves", "dases", "un-eleve-un-stage"}),
        (["quelles missions de la promo 7 sont à Puteaux ?", "laquelle n'est pas à la direction du logement (dgaln) ?"], {"ecobalyse"}),
        (["which projects are in Puteaux?", "which one is not with DGALN?"], {"green-data-for-health", "ecobalyse"}),
        (["lesquels de vos projets sont à la Défense ?", "seulement ceux commencés en 2020"], {"capqualif", "france-transition"}),
        (["je peux voir la liste des projets ?", "et ceux de la 5 qui prenaient des data scientists ?"], {"cyberimpact", "gdr-sante", "smash", "basegun", "mes-services-greentech"}),
    ],
)  # fmt: skip
def test_what_is_taken_from_a_list(assistant: Assistant, turns: list[str], projects: set[str]) -> None:
    told = in_turn(assistant, turns, NOW)
    assert (set(told.projects) or {told.entry}) == projects


def test_which_cohort_is_left_out_is_said(assistant: Assistant) -> None:
    told = in_turn(assistant, ["projets de l'éducation nationale", "sauf la promo 5"], NOW)
    assert "sauf promotion 5" in told.markdown and "dases" not in told.projects


def test_what_they_had_with_people_is_no_search(assistant: Assistant) -> None:
    turns = ["combien de projets à la promo 5 ?", "et ceux qui avaient moins de cinq ans d'expérience, ils gagnaient combien ?"]  # fmt: skip
    assert in_turn(assistant, turns, NOW).entry == "salaire-promos-5-6"


@pytest.mark.parametrize(
    ("turns", "clock", "projects"),
    [
        (["Je suis data scientist, y a-t-il des missions pour moi dans la promotion 7 ?", "dommage... et dans la promo 6 il y en avait, lesquelles ?"], "2024-02-20T18:05", {"artificia", "champollion", "ecospheres", "etat-bas-carbone", "nubonyxia", "twincity"}),
        (["je code un peu, vous avez bossé avec la gendarmerie ?", "et dans la promotion qui est en cours là ?"], "2021-11-16T19:35", {"cyberimpact"}),
        (["Bonjour, je suis développeuse à Lyon. Il y a eu des projets à Lyon ?", "D'accord, et sur ceux-là il y en a qui cherchaient quelqu'un comme moi ?"], "2022-09-20T20:41", {"sos-ponts"}),
    ],
)  # fmt: skip
def test_the_profession_that_was_told_is_sought_elsewhere_too(
    assistant: Assistant, turns: list[str], clock: str, projects: set[str]
) -> None:
    found = in_turn(assistant, turns, at(clock))
    assert found.projects and set(found.projects) <= projects


@pytest.mark.parametrize(
    ("turns", "clock", "projects"),
    [
        (["quels défis ont déjà recruté des juristes ?", "et dans la promotion d'après, il y en a eu ?"], "2022-10-14T16:48", set()),
        (["des défis promo 5 avec du design", "et ceux ou c juste 1 designer et 1 dev ?"], "2022-01-18T13:07", {"fabrique-numerique", "urssafassur", "decos"}),
        (["projets en rapport avec la mer", "et les accidents, lesquels s'en occupent ?"], "2022-06-14T20:18", {"predisauvetage", "prev-ac-tion"}),
        (["j'habite à Lille et je ne peux pas déménager (2 enfants). Est-ce qu'il existe un projet par chez moi ?"], "2025-09-20T11:33", {"recommandations-collaboratives"}),
    ],
)  # fmt: skip
def test_which_projects_are_meant(assistant: Assistant, turns: list[str], clock: str, projects: set[str]) -> None:
    told = in_turn(assistant, turns, at(clock))
    if projects:
        assert set(told.projects) == projects or told.entry in projects
    else:
        assert told.markdown.startswith("Aucun projet ne réunit tous vos critères")


def test_those_that_had_both(assistant: Assistant) -> None:
    turns = ["quels projets de la promo 6 ont recruté un data engineer ?", "et ceux qui avaient aussi un designer ?"]
    told = in_turn(assistant, turns, at("2023-05-22T16:35"))
    assert set(told.projects) == {"estim-action", "optiflex", "magellan"}


def test_the_one_that_is_not_of_an_administration(assistant: Assistant) -> None:
    turns = ["projets de la promotion 5 à la Défense", "celui qui n'est pas au CGDD, il parle de quoi ?"]
    assert in_turn(assistant, turns, at("2022-05-10T17:50")).entry == "prev-ac-tion"


def test_none_of_a_cohort_was_elsewhere(assistant: Assistant) -> None:
    for turns in (
        ["dans la promotion 3, il y avait des projets en région ?"],
        ["signaux faibles, c'est quoi ?", "et dans la promotion 3 il y en avait aussi en région ?"],
    ):
        told = in_turn(assistant, turns, at("2023-09-14T09:25"))
        assert told.markdown.startswith("Aucun projet ne réunit")


def test_projects_where_somebody_works(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["je travaille à la Défense, quels projets de la promo 5 sont là-bas ?"], at("2022-05-10T17:50")
    )
    assert len(told.projects) == 3 and "prev-ac-tion" in told.projects


def test_a_remark_is_no_search(assistant: Assistant) -> None:
    turns = ["archifiltre", "il est encore développé ? on l'utilise aux archives départementales"]
    assert in_turn(assistant, turns, NOW).entry == "archifiltre"


def test_what_one_would_have_earned_on_a_project(assistant: Assistant) -> None:
    turns = ["recens'smart c'est quoi ?", "j'ai 8 ans d'expérience, sur un projet comme ça j'aurais gagné combien ?"]
    told = in_turn(assistant, turns, at("2022-12-13T12:00"))
    assert told.entry == "salaire-promos-5-6"


def test_a_remark_on_people_like_oneself_looks_for_no_projects(assistant: Assistant) -> None:
    asked = (
        "Je suis avocate. Une amie me dit que l'État cherche des gens comme moi pour des missions courtes. C'est vrai ?"
    )
    assert in_turn(assistant, [asked], at("2021-04-12T21:48")).entry == "profil-droit-numerique"


@pytest.mark.parametrize(
    ("turns", "clock", "projects"),
    [
        (["data scientist ici, quels projets de la promo 5 cherchent mon profil ?", "et dans ceux-là, lesquels où y a pas de développeur ?"], "2021-05-27T22:10", {"cyberimpact", "smash"}),
        (["quels projets ont été portés par l'IGN ?", "ça en fait combien depuis le début du programme ?"], "2025-06-25T15:30", {"sequoia-ign", "artificia", "geocommuns", "referentiel-national-des-batiments"}),
        (["c'est quoi SMASH ?", "cette direction avait déjà pris des EIG avant ?"], "2022-01-11T09:45", {"lab-sante", "open-chronic"}),
    ],
)  # fmt: skip
def test_which_these_are(assistant: Assistant, turns: list[str], clock: str, projects: set[str]) -> None:
    assert set(in_turn(assistant, turns, at(clock)).projects) == projects


def test_how_many_of_a_cohort_had_some(assistant: Assistant) -> None:
    turns = ["combien de projets dans la promo 6 ?", "et combien avec un designer dedans ?"]
    assert in_turn(assistant, turns, at("2022-09-15T12:30")).markdown.startswith("9 projets")


def test_where_the_post_of_a_project_is(assistant: Assistant) -> None:
    turns = ["dossierfacile", "et le poste, c'était dans Paris même ?"]
    assert in_turn(assistant, turns, NOW).entry == "dossierfacile"


def test_people_who_are_counted_are_no_projects(assistant: Assistant) -> None:
    told = in_turn(assistant, ["combien d'EIG sont reconnus travailleurs handicapés depuis le début ?"], NOW)
    assert not told.projects


def test_missions_elsewhere_before_a_cohort(assistant: Assistant) -> None:
    told = in_turn(assistant, ["avant la promotion 6, y avait-il des missions en région ?"], at("2023-05-01T10:00"))
    assert {"balisenav", "monitorfish"} <= set(told.projects)

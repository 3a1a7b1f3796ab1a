"""What a question looks for among the projects, given what was ranked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from bot.projects.plain_searches import all_of_a_cohort, that_look_for
from bot.projects.search import searches, wanted
from index.durations import Lasting
from index.knowledge import Knowledge
from index.ranking import Ranking
from index.vocabulary import Vocabulary
from tests.folders import real
from tests.ranked import ENGINE, ranked, understood
from tests.serving import NOW
from tests.test_dates import at


def test_a_misspelt_profession_beside_a_theme_is_a_search() -> None:
    filters = wanted(ENGINE, understood("designeur, qqch sur la santé ?"), ranked("age", answered=False))
    assert filters and dict(filters.facets) == {"profiles": ("design",), "themes": ("sante",)}
    assert wanted(ENGINE, understood("designeur, quel salaire ?"), ranked("age", answered=False)) is None


def test_a_search_at_the_end_of_a_story() -> None:
    story = "Je suis marin depuis dix ans, je me suis demandé d'où venaient ces outils et où ils servent. Quels projets ont touché à la mer ?"
    filters = wanted(ENGINE, understood(story), ranked("age", answered=False))
    assert filters and filters.facets["themes"] == ("mer",)


def test_who_asks_of_their_own_employer_searches_nothing() -> None:
    asked = "qui est mon employeur pour un projet sur la mer ?"
    assert wanted(ENGINE, understood(asked), ranked("age", right=0.5)) is None


def test_the_state_of_a_cohort_is_none_of_projects() -> None:
    told = wanted(
        ENGINE, understood("quels projets sur la mer dans la saison qui a achevé ?"), ranked("age", answered=False)
    )
    assert told and set(told.facets) == {"themes", "administrations"}
    told = wanted(ENGINE, understood("quels projets achevés sur la mer ?"), ranked("age", answered=False))
    assert told and "statuses" in told.facets


@pytest.mark.parametrize(
    ("question", "ranking", "looks"),
    [
        ("projets santé", ranked("age", right=0.9), True),  # nothing but a search: before a sure entry
        ("projets santé", ranked("age", right=0.99), False),  # … but not before its own words
        ("combien de projets santé ?", ranked("age", right=0.9), False),
        ("combien de projets santé ?", ranked("age", right=0.7), True),
        ("santé", ranked("age", right=0.1, answered=False), True),
        ("qui paie ?", ranked("age"), False),
        ("designer, un truc sur la santé ?", ranked("age", right=0.85), True),  # no entry is about both
        ("faut-il habiter Lyon pour ces projets ?", ranked("age", right=0.7), False),  # asks for a rule
        ("existe-t-il un projet de la session 1 à Lyon ? je dois rester ici", ranked("age", right=0.5), True),
        ("existe-t-il un projet de la session 1 à Lyon ? je ne peux pas déménager", ranked("age", right=0.92), True),
    ],
)
def test_a_search_or_an_entry(question: str, ranking: Ranking, looks: bool) -> None:
    assert bool(wanted(ENGINE, understood(question), ranking)) is looks


def test_for_whom_was_named_before() -> None:
    asked = wanted(
        ENGINE, understood("ma mère travaille dans la santé, vous avez fait des trucs pour eux ?"), ranked("age")
    )
    assert asked and dict(asked.facets) == {"themes": ("sante",)}
    of_a_job = "ma fille est designer, vous auriez quelque chose pour eux ?"
    assert wanted(ENGINE, understood(of_a_job), ranked("age")) is None
    other = "ma mère travaille dans la santé, vous avez des congés pour eux ?"
    assert wanted(ENGINE, understood(other), ranked("age")) is None


def test_a_cohort_and_an_administration_are_a_search_whatever_speaks_of_these() -> None:
    sure = ranked("age", right=0.99)
    assert wanted(ENGINE, understood("session 1, ministère de la Mer"), sure)
    assert not wanted(ENGINE, understood("session 1, qui au ministère de la Mer ?"), sure)


def test_words_of_a_search_by_chance_in_what_nothing_answers() -> None:
    nothing = replace(ranked("age", right=0.1, answered=False), suggested=False)
    assert wanted(ENGINE, understood("créer un projet en santé, il faut quoi ?"), nothing) is None
    assert wanted(ENGINE, understood("santé"), nothing) is not None


def test_a_status_that_is_asked_for_chooses_nothing() -> None:
    assert wanted(ENGINE, understood("un projet santé, est-il toujours en cours ?"), ranked("baliseur")) is None
    several = wanted(ENGINE, understood("des projets santé en cours ?"), ranked("baliseur"))
    assert several is not None and several.facets == {"themes": ("sante",)}


def test_what_says_that_it_searches() -> None:
    assert searches(ENGINE, "un truc pour les bateaux perdus") and searches(ENGINE, "bateaux perdus")
    assert not searches(ENGINE, "les bateaux se perdent souvent")


def test_all_there_is_of_a_sort() -> None:
    asked = wanted(ENGINE, understood("tout ce qui touche à la santé"), ranked("baliseur", right=0.5))
    assert asked and asked.facets == {"themes": ("sante",)}


def test_states_that_mean_any_choose_nothing() -> None:
    asked = wanted(ENGINE, understood("les projets santé, anciens et actuels ?"), ranked("age", answered=False))
    assert asked and asked.facets == {"themes": ("sante",)}


def test_who_asks_for_an_amount_searches_nothing() -> None:
    paid = understood("designer dans la santé depuis 3 ans, c'est payé combien une fois pris ?")
    assert wanted(ENGINE, paid, ranked("age", right=0.85)) is None


def test_who_lists_or_asks_what_a_team_did_searches_though_one_is_not_sure() -> None:
    nothing = replace(ranked("age"), right=0.1, scope=0.4, answered=False, suggested=False)
    for asked in ("liste des projets tenus à Lyon", "une équipe a travaillé pour le ministère de la mer ?"):
        filters = wanted(ENGINE, understood(asked), nothing)
        assert filters and filters.facets, asked
    assert wanted(ENGINE, understood("le ministère de la mer embauche des matelots ?"), nothing) is None


def test_projects_that_took_so_long_are_searched_with_their_article_or_without() -> None:
    for asked in ("les projets qui ont duré douze mois", "projets qui ont duré un an"):
        filters = wanted(ENGINE, understood(asked), ranked("age"))
        assert filters and filters.lasting == Lasting(12, 12), asked


def test_the_oldest_come_first_where_they_are_asked_for(assistant: Assistant, knowledge: Knowledge) -> None:
    begun = {c.id: c.starts for c in knowledge.programme.cohorts}
    for question in ("votre tout premier projet santé ?", "what was the first EIG project hosted by the Gendarmerie?"):
        told = assistant.reply(question, now=NOW).projects
        starts = [begun[knowledge.projects_by_id[p].cohort] for p in told]
        assert len(starts) > 1 and starts == sorted(starts), question


def test_those_of_an_administration_are_left_out(assistant: Assistant) -> None:
    question = "les projets du ministère de la Justice, sans ceux de la Cour de cassation ?"
    assert set(assistant.reply(question, now=NOW).projects) == {"a-just", "datajust", "tristan", "selexpert"}


@pytest.mark.parametrize(
    ("question", "projects"),
    [
        ("quels projets ont été abandonnés ou n'ont pas abouti, en laissant de côté ceux de la Justice ?", {"tous-a-bord", "planipref"}),
        ("combien de défis pour le ministère de la Justice lui-même ? Je ne compte pas la Cour de cassation.", {"a-just", "datajust", "tristan", "selexpert"}),
        ("UX designer à Lyon : quels projets se sont passés chez nous et avaient un poste de design ?", {"datarh", "proxirh", "sos-ponts"}),
        ("DIG hors IDF ?", {"proxirh", "vers-l-ecole-pour-tous"}),
        ("dans la 4e cuvée, y a-t-il un défi qui a pris un data scientist mais zéro dev ?", {"eig4-link"}),
        ("record : quel défi a embauché le plus de data scientists ? combien ?", {"open-chronic"}),
        ("le Shom vous a pris des gens combien de fois ? et dans quelles promos ?", {"maritux", "balisenav"}),
        ("je retrace l'usage du SNDS par vos équipes : quels projets, dans l'ordre d'apparition ?", {"ars-parcours-de-soin", "lab-sante", "open-chronic"}),
        ("dans la promo 5, où y avait-il un poste de juriste mais PAS de designer dans l'équipe ?", {"batid"}),
    ],
)  # fmt: skip
def test_what_is_left_out_in_other_words(assistant: Assistant, question: str, projects: set[str]) -> None:
    assert set(assistant.reply(question, now=NOW).projects) == projects


@pytest.mark.parametrize(
    "question", ["peut-on candidater sans compter ses années d'études ?", "où travaille-t-on, à part Paris ?"]
)
def test_a_rule_that_leaves_something_out_is_no_search(assistant: Assistant, question: str) -> None:
    assert not assistant.reply(question, now=NOW).projects


def test_the_first_and_the_last_are_shown_where_both_are_asked_for(assistant: Assistant) -> None:
    told = assistant.reply(
        "au ministère de la Culture, c'était quoi le tout premier sujet et quels sont les plus récents ?", now=NOW
    )
    assert told.projects[0] == "inventaire-des-orgues"
    assert {"compar-ia", "carte-archeologique-nationale"} <= set(told.projects)


def test_when_something_was_held_at_a_host_is_no_search(assistant: Assistant) -> None:
    told = assistant.reply("promo 2 : quel jour avait eu lieu la restitution au Mobilier national ?", now=NOW)
    assert told.entry == "dates-restitution" and "15 novembre 2018" in told.markdown


def test_a_cohort_that_is_left_out(assistant: Assistant) -> None:
    told = assistant.reply("tout ce qui touche au monde maritime mais pas la promo 5 svp", now=NOW)
    of = {assistant.knowledge.projects_by_id[p].cohort for p in told.projects}
    assert len(told.projects) > 3 and "promo-5" not in of


@pytest.mark.parametrize(
    "question",
    [
        "je suis designer, est-ce que quelqu'un comme moi peut rejoindre une équipe ?",
        "I'm a developer, do teams accept people like me?",
        "je suis juriste, un projet pour quelqu'un de mon profil me paierait combien ?",
    ],
)
def test_whether_one_may_join_is_no_search(assistant: Assistant, question: str) -> None:
    assert len(assistant.reply(question, now=NOW).projects) <= 1


@pytest.mark.parametrize(
    ("asked", "clock", "projects"),
    [
        ("Pourriez-vous m'énumérer tous les projets de la sixième cuvée, s'il vous plaît ?", "2026-11-29T10:00", "magellan"),
        ("Quels services numériques ont eu un ou une responsable de l'impact ?", "2026-11-29T10:00", "impact-co2"),
        ("liste défis montrouge 92120", "2026-11-29T10:00", "siance"),
        ("Parmi les 17 défis du moment, lesquels touchent à la santé ?", "2021-03-15T10:00", "adex"),
        ("Hi! I'm a PhD student in climate policy. Did any of your teams work on carbon footprints?", "2026-11-29T10:00", "nos-gestes-climat"),
        ("data engineer cherche inspiration : où ont été placés mes confrères dans la 6e vague ?", "2026-11-29T10:00", "nubonyxia"),
        ("Quelles missions EIG se trouvent à la DGALN (aménagement, logement, nature) ?", "2026-11-29T10:00", "envergo"),
        ("Are there any assignments that are still at the investigation stage as of now?", "2026-11-29T10:00", "transports-sanitaires"),
        ("j'habite à 2 pas de la mairie de Montrouge, quels projets se passaient là ?", "2026-11-29T10:00", "batid"),
        ("les tout premiers défis de 2017 svp, les 9", "2026-11-29T10:00", "afd-geodata"),
        ("JO Paris 2024 : y'a un projet la dessus non", "2026-11-29T10:00", "datalympics"),
        ("liste complète cohorte numero 1 svp", "2026-11-29T10:00", "matchid"),
        ("promo 7 : qui en est au stade consolidation à ce jour", "2026-11-29T10:00", "compar-ia"),
    ],
)  # fmt: skip
def test_more_ways_to_look_for_projects(assistant: Assistant, asked: str, clock: str, projects: str) -> None:
    found = assistant.reply(asked, now=at(clock)).projects
    assert projects in found and not {"leximpact", "fabrique-numerique"} & set(found)


@pytest.mark.parametrize("asked", ["tout se passe en ile de france j'imagine", "c'est forcément à Paris, non ?"])
def test_where_all_of_it_is_looks_for_none(assistant: Assistant, asked: str) -> None:
    assert not assistant.reply(asked, now=NOW).projects


def test_there_is_no_place(assistant: Assistant) -> None:
    told = in_turn(assistant, ["I live in Lyon. Are there projects about health?"], NOW)
    assert len(told.projects) == 5


@pytest.mark.parametrize("asked", ["quels défis ont fini à la poubelle ?", "des projets tombés à l'eau ?"])
def test_what_becomes_of_projects_is_not_what_they_are_about(assistant: Assistant, asked: str) -> None:
    assert "ne parle de" not in in_turn(assistant, [asked], NOW).markdown


@pytest.mark.parametrize(
    ("asked", "projects"),
    [
        ("ministère de l intérieur promos 5 et 6 sans la gendarmerie, quels projets", {"basegun", "decos", "twincity"}),
        (
            "les projets avec un data scientist, sur la santé, entre la promo 2 et la 5. Pas ceux de l'ANSM.",
            {"lab-sante", "open-chronic", "adex", "smash"},
        ),
        ("Which of the sixth-cohort projects have their source code in the open? repos, not websites", {"twincity"}),
        (
            "y a eu des designers recrutés sur des projets de la gendarmerie ? lesquels",
            {"recrues", "brigade-numerique", "neotac"},
        ),
    ],
)
def test_what_is_left_out_and_what_is_between(assistant: Assistant, asked: str, projects: set[str]) -> None:
    assert set(assistant.reply(asked, now=NOW).projects) == projects


def test_one_s_own_trade_is_no_filter_of_code(assistant: Assistant) -> None:
    asked = "Développeur, je voudrais lire du code des projets de la promo 3. Lesquels ont un dépôt public ?"
    told = assistant.reply(asked, now=NOW)
    assert "développement)" not in told.markdown.split("\n")[0] and "explocode" in told.projects


def test_a_project_of_ones_own_is_not_looked_for(assistant: Assistant) -> None:
    asked = "Je porte un des projets de la promo 6 à l'Insee. Nos EIG sont-ils tenus d'aller à toutes vos journées ?"
    assert assistant.reply(asked, now=at("2022-11-09T10:02")).entry == "sessions-obligatoires"


@pytest.mark.parametrize("asked", ["Anything you guys ever did in Brittany?", "did you ever do something in Brittany?"])
def test_what_was_done_somewhere(assistant: Assistant, asked: str) -> None:
    assert set(assistant.reply(asked, now=at("2025-11-19T10:50")).projects) == {"monitorfish", "balisenav"}


def test_a_theme_in_passing_is_not_looked_for(assistant: Assistant) -> None:
    told = assistant.reply("ça sert vraiment à quelque chose ou tout finit au placard ? vos impots vos impots", now=NOW)
    assert told.entry == "suites-projets"
    assert len(assistant.reply("des projets sur nos impôts ?", now=NOW).projects) > 1


@pytest.mark.parametrize(
    ("question", "profiles"),
    [
        ("Je suis juriste, je cherche les défis de la promotion 5 qui demandent du droit du numérique", ("droit-numerique",)),
        ("je suis designer, je cherche des projets qui prennent des data scientists", ("data-science",)),
        ("I'm looking for the projects that hire data scientists", ("data-science",)),
    ],
)  # fmt: skip
def test_who_looks_for_projects_that_look_for_a_profession(question: str, profiles: tuple[str, ...]) -> None:
    programme = real().programme
    found = that_look_for(question, Vocabulary(programme).find(question), programme)
    assert found is not None and found.facets["profiles"] == profiles


def test_who_looks_for_something_else_of_projects_is_none_of_them() -> None:
    question = "je suis designer, je cherche à comprendre les projets"
    assert that_look_for(question, Vocabulary(real().programme).find(question), real().programme) is None


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Je prépare un papier sur la promotion 6. Pouvez-vous me donner l'intégralité des projets ?", True),
        ("I write about cohort 6. Could I have the full list of the projects?", True),
        ("J'étais à la promotion 6. Que deviennent tous les projets abandonnés ?", False),
        ("Pouvez-vous me donner tous les projets ?", False),
    ],
)
def test_all_projects_of_a_cohort_that_was_named_before(question: str, found: bool) -> None:
    sought = all_of_a_cohort(question, Vocabulary(real().programme).find(question), real().programme)
    assert (sought.cohorts if sought else ()) == (("promo-6",) if found else ())


def test_a_year_that_one_tells_of_oneself_is_none_that_is_looked_for(assistant: Assistant) -> None:
    story = "Je suis élue d'une commune touchée par les crues de 2018. Avez-vous quelque chose sur les inondations ?"
    assert set(assistant.reply(story, now=NOW).projects[:2]) == {"vigicrux", "geocommuns"}
    assert len(assistant.reply("Je cherche des projets de 2018 sur la santé", now=NOW).projects) < 5

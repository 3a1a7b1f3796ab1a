"""Projects by what a question names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.filters import Filters
from index.finder import find, in_order_of_time
from index.mentions import Reading
from index.vocabulary import Vocabulary
from tests.folders import knowledge, project, real

KNOWLEDGE = knowledge(**{
    "projects/phare.md": project("phare", "themes: [mer]\nplaces: [brest]\nprofiles: [design]\n"),
    "projects/soin.md": project("soin", "themes: [sante]\nplaces: [lyon]\nprofiles: [code]\n", cohort="session-2"),
    "projects/bouee.md": project("bouee", "themes: [mer, sante]\nplaces: [rhone-alpes]\nadministrations: [marine]\n", cohort="session-2"),
})  # fmt: skip
VOCABULARY = Vocabulary(KNOWLEDGE.programme)


def found(question: str, **scores: float) -> tuple[list[str], bool]:
    result = find(KNOWLEDGE, Filters.of(VOCABULARY.find(question)), scores)
    return [p.id for p in result.projects], result.exact


@pytest.mark.parametrize(
    ("question", "ids", "exact"),
    [
        ("projets santé", ["bouee", "soin"], True),
        ("projets session 2", ["bouee", "soin"], True),
        ("projets santé session 1", ["bouee", "phare", "soin"], False),  # none meets both: those that meet one
        ("projets à Rhône-Alpes", ["bouee", "soin"], True),  # a region holds its towns
        ("projets à Lyon", ["soin"], True),
        ("design à brest", ["phare"], True),
        ("design à lyon", ["phare", "soin"], False),
        ("ministère de la mer", ["bouee"], True),
        ("projets achevés", ["bouee", "phare", "soin"], True),
        ("projets en cours", [], False),
        ("projets", [], False),
        ("santé lyon brest", ["soin"], True),  # values of one facet are alternatives
    ],
)
def test_projects(question: str, ids: list[str], exact: bool) -> None:
    assert found(question) == (ids, exact)


def test_the_best_scores_come_first() -> None:
    assert found("projets santé", soin=0.9, bouee=0.1)[0] == ["soin", "bouee"]


def test_recent_ones_come_first_where_they_are_asked_for() -> None:
    asked, scores = ("projets sur la mer", "projets récents sur la mer"), {"phare": 9.0}
    ids = [
        [p.id for p in find(KNOWLEDGE, Filters(facets={"themes": ("mer",)}), scores, text).projects] for text in asked
    ]
    assert ids == [["phare", "bouee"], ["bouee", "phare"]]


def test_a_word_with_two_readings_ranks_what_meets_both_first() -> None:
    assert found("mer")[0][0] == "bouee"


def test_a_refinement_replaces_only_what_it_names() -> None:
    first = Filters.of(VOCABULARY.find("projets santé à Lyon"))
    merged = first.merged(Filters.of(VOCABULARY.find("et à Brest en session 2 ?")))
    assert merged.facets == {"themes": ("sante",), "places": ("brest",)} and merged.cohorts == ("session-2",)
    assert merged.merged(Filters()) == merged
    assert bool(merged) and not Filters()


def test_a_word_that_meant_two_things_is_replaced_as_a_whole() -> None:
    first, later = (Filters.of(VOCABULARY.find(text)) for text in ("projets de la marine", "et à Lyon ?"))
    both = Filters(
        facets={"themes": ("mer",), **first.facets},
        readings=(Reading(("marine",), (("themes", "mer"), *((f, t) for f, ts in first.facets.items() for t in ts))),),
    )
    assert both.merged(Filters(facets={"themes": ("sante",)})).facets == {"themes": ("sante",)}
    assert both.merged(later).facets["themes"] == ("mer",)


def test_filters_in_words() -> None:
    filters = Filters(("session-2", "inconnue"), {"themes": ("sante", "rien"), "places": ("lyon",)})
    assert filters.names(KNOWLEDGE.programme, "fr") == "session 2, santé, Lyon"
    assert filters.names(KNOWLEDGE.programme, "en") == "session 2, santé, Lyon"
    assert Filters().names(KNOWLEDGE.programme, "fr") == ""


AGENCIES = knowledge(**{
    "projects/phare.md": project("phare", "themes: [mer]\nadministrations: [marine]\n").replace("administration: ", "administration: Shom, "),
    "projects/bouee.md": project("bouee", "themes: [mer]\nadministrations: [marine]\n"),
})  # fmt: skip


def test_an_agency_narrows_the_search_to_its_own_projects() -> None:
    vocabulary = Vocabulary(AGENCIES.programme)
    question = "projets du Shom, ministère de la mer"
    narrow = find(AGENCIES, Filters.of(vocabulary.find(question)), {"phare": 1.0}, question)
    assert [p.id for p in narrow.projects] == ["phare"] and narrow.words == "Shom"
    other = find(AGENCIES, Filters.of(vocabulary.find(question)), {"bouee": 1.0}, question)
    assert len(other.projects) == 2, "what is likeliest is not that agency's: the word says something else"
    wide = find(
        AGENCIES, Filters.of(vocabulary.find("projets du ministère de la mer")), {}, "projets du ministère de la mer"
    )
    assert len(wide.projects) == 2 and wide.words == ""
    # What a programme calls itself is no agency's, though it stands in the name of one.
    called = replace(AGENCIES.projects_by_id["phare"], administration="Programme Phares et balises")
    others = tuple(p for p in AGENCIES.projects if p.id != "phare")
    folder, asked = replace(AGENCIES, projects=(called, *others)), "du programme, les projets du ministère de la mer"
    assert len(find(folder, Filters.of(vocabulary.find(asked)), {"phare": 1.0}, asked).projects) == 2
    named = replace(folder, programme=replace(folder.programme, name="Phares de lecture"))
    asked = "les projets de Phares de lecture au ministère de la mer"
    assert len(find(named, Filters.of(vocabulary.find(asked)), {"phare": 1.0}, asked).projects) == 2


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("projets santé mer", ["bouee"]),  # both: what is meant when nothing joins them
        ("projets santé et mer", ["bouee", "phare", "soin"]),  # either, but what has both first
        ("projets santé ou mer", ["bouee", "phare", "soin"]),
    ],
)
def test_two_themes(question: str, ids: list[str]) -> None:
    assert found(question)[0] == ids


def test_what_has_both_comes_first_only_where_both_are_asked() -> None:
    assert found("projets santé et mer", soin=9.0)[0][0] == "bouee"
    assert found("projets santé ou mer", soin=9.0)[0][0] == "soin"


def test_those_that_say_the_very_word_of_a_theme_come_first_and_apart() -> None:
    told = knowledge(**{
        "projects/a.md": project("a", "themes: [sante]\n"),
        "projects/b.md": project("b", "themes: [sante]\n").replace("Le projet.", "Pour les hôpitaux."),
    })  # fmt: skip
    question = "projets hôpitaux"
    filters = Filters.of(Vocabulary(told.programme).find(question))
    found = find(told, filters, {"a": 2.0}, question)
    assert [p.id for p in found.projects][:2] == ["b", "a"] and found.saying == {"b"} and found.said == "hôpitaux"
    by_name = find(told, Filters.of(Vocabulary(told.programme).find("projets santé")), {"a": 2.0}, "projets santé")
    assert [p.id for p in by_name.projects][:2] == ["a", "b"] and not by_name.saying


def test_filters_without_a_facet() -> None:
    filters = Filters.of(VOCABULARY.find("un projet santé achevé"))
    rest = filters.without("statuses")
    assert rest.facets == {"themes": ("sante",)} and [r.said for r in rest.readings] == [("sante",)]


def test_years_choose_the_projects_that_saw_them() -> None:
    some = knowledge(**{
        "projects/first.md": project("first", "themes: [mer]\n", years="2019-2020"),
        "projects/later.md": project("later", "themes: [mer]\n", years="2021"),
    })  # fmt: skip
    for year, ids in ((2020, ["first"]), (2021, ["later"])):
        result = find(some, Filters(facets={"themes": ("mer",)}, years=(year,)), {})
        assert ([p.id for p in result.projects], result.exact) == (ids, True)
    nearest = find(some, Filters(facets={"themes": ("mer",)}, years=(2025,)), {})
    assert len(nearest.projects) == 2 and not nearest.exact
    assert "2020" in Filters(years=(2020,)).names(some.programme, "fr")
    assert Filters(years=(2020,)).merged(Filters(years=(2021,))).years == (2021,)


def test_what_is_left_out_is_not_found() -> None:
    assert found("projets mer") == (["bouee", "phare"], True)
    assert found("projets mer hors ministère de la mer") == (["phare"], True)
    filters = Filters.of(VOCABULARY.find("projets mer sauf Brest"))
    assert filters.names_left_out(KNOWLEDGE.programme, "fr") == "Brest"
    assert filters.names(KNOWLEDGE.programme, "fr") == "mer, ministère de la Mer"
    assert [p.id for p in find(KNOWLEDGE, filters, {}).projects] == ["bouee"]


@pytest.mark.parametrize(
    "question",
    [
        "projets sans mer",
        "les projets qui ne sont pas sur la mer",
        "un projet sans rapport avec la mer",
        "autre chose que la mer",
        "des projets mais pas de mer",
    ],
)
def test_a_theme_is_left_out_in_many_ways(question: str) -> None:
    filters = Filters.of(VOCABULARY.find(question))
    assert ("themes", "mer") in filters.left_out and not filters.facets
    every = find(KNOWLEDGE, filters.or_any(KNOWLEDGE.programme), {})
    assert every.projects and not any("mer" in p.themes for p in every.projects)


@pytest.mark.parametrize("question", ["un poste qui n'est pas en CDI à Brest", "d'autres que moi sont à Brest"])
def test_what_is_not_left_out(question: str) -> None:
    assert not Filters.of(VOCABULARY.find(question)).left_out


def test_where_something_is_wanted_no_cohort_is_added() -> None:
    wanted = Filters(facets={"themes": ("mer",)})
    assert wanted.or_any(KNOWLEDGE.programme) is wanted


def test_of_the_years_since_one() -> None:
    asked = "les projets santé depuis 2019"
    filters = Filters.of(VOCABULARY.find(asked))
    since = filters.since(asked, real().programme)
    assert filters.years == (2019,) and since.years == tuple(range(2019, 2027))
    assert filters.since("les projets santé en 2019", KNOWLEDGE.programme) is filters
    earlier = "les projets santé avant 2019"
    before = Filters.of(VOCABULARY.find(earlier)).since(earlier, real().programme)
    assert before.years == (2017, 2018) and before.names(KNOWLEDGE.programme, "fr").startswith("2017, 2018")
    until = "les projets santé jusqu'en 2020"
    up_to = Filters.of(VOCABULARY.find(until)).since(until, real().programme)
    assert up_to.years == (2017, 2018, 2019, 2020) and up_to.names(KNOWLEDGE.programme, "fr").startswith("2017-2020")
    of_oneself = "à mon compte à Lyon depuis 2019, je peux ?"
    assert Filters.of(VOCABULARY.find(of_oneself)).since(of_oneself, KNOWLEDGE.programme).years == (2019,)
    assert "2019-…" in since.names(real().programme, "fr")
    apart = replace(filters, years=(2022, 2020, 2019))
    assert "2022, 2020, 2019" in apart.names(KNOWLEDGE.programme, "fr")
    assert filters.since("les projets santé après 2019", real().programme).years == tuple(range(2020, 2027))
    assert filters.since("projects from 2019 about health", KNOWLEDGE.programme) is filters


def test_all_of_them_in_the_order_of_time() -> None:
    result = find(KNOWLEDGE, Filters.of(VOCABULARY.find("santé")), {"soin": 1.0, "bouee": 2.0})
    both = replace(result, projects=result.projects + tuple(p for p in KNOWLEDGE.projects if p.id == "phare"))
    assert [p.id for p in in_order_of_time(both, KNOWLEDGE).projects] == ["phare", "bouee", "soin"]
    inexact = replace(both, exact=False)
    assert in_order_of_time(inexact, KNOWLEDGE) == inexact


def test_what_or_joins_is_enough_whatever_its_sort() -> None:
    assert found("projets au ministère de la mer ou à Brest") == (["bouee", "phare"], True)
    assert found("projets au ministère de la mer à Brest")[1] is False


def test_the_stage_that_a_narrower_word_names() -> None:
    asked = Filters.of(Vocabulary(real().programme).find("projets encore en phase de construction dans la promo 7"))
    chosen = find(real(), asked, {}).projects
    assert chosen and all("onstruction" in p.status.text for p in chosen)


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("projets de l'ADEME avant la promo 7", (1, 2, 3, 4, 5, 6)),
        ("projets de l'ADEME depuis la 5e", (5, 6, 7)),
        ("projects after cohort 5", (6, 7)),
        ("projets de l'ADEME avant la promo 1", (1,)),  # there is none before
        ("projets de l'ADEME dans la promo 7", (7,)),
    ],
)
def test_the_cohorts_before_one_or_after(asked: str, numbers: tuple[int, ...]) -> None:
    programme = real().programme
    filters = Filters.of(Vocabulary(programme).find(asked)).since(asked, programme)
    plain = {c.id for c in programme.cohorts if not c.side}
    assert {c for c in filters.cohorts if c in plain} == {f"promo-{n}" for n in numbers}
    # Of one administration, those of the rounds beside them too.
    assert ("dig" in filters.cohorts) == (asked == "projets de l'ADEME avant la promo 7")


def test_a_word_of_a_theme_is_said_in_other_forms_too() -> None:
    asked = "projets d'archivage toutes promos confondues"
    found_so = find(real(), Filters.of(Vocabulary(real().programme).find(asked)), {}, asked)
    assert {"archifiltre", "sedaccord"} <= found_so.saying


def test_what_and_joins_is_meant_together_where_that_is_said() -> None:
    asked = "équipes de la promo 5 qui mélangeaient un designer et un data scientist"
    filters = Filters.of(Vocabulary(real().programme).find(asked))
    both = {p.id for p in find(real(), filters, {}, asked).projects}
    assert both == {"gdr-sante", "mes-services-greentech"}
    assert both < {p.id for p in find(real(), filters, {}, asked.replace("mélangeaient", "avaient")).projects}

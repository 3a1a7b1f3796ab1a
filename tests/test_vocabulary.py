"""What a question names: cohorts by number, ordinal or name, and the words of the vocabulary."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.text import words
from index.vocabulary import Vocabulary
from tests.folders import knowledge, real

SMALL = Vocabulary(knowledge().programme)


@pytest.mark.parametrize(
    ("question", "cohorts"),
    [
        ("session 2", ("session-2",)),
        ("la session 1 et la session 2", ("session-1", "session-2")),
        ("sessions 1 et 2", ("session-1", "session-2")),
        ("saison 2 ?", ("session-2",)),
        ("session2", ("session-2",)),
        ("la 2e session", ("session-2",)),
        ("2ème saison", ("session-2",)),
        ("1ère session", ("session-1",)),
        ("1re session", ("session-1",)),
        ("2nde session", ("session-2",)),
        ("the 2nd session", ("session-2",)),
        ("première saison", ("session-1",)),
        ("second session", ("session-2",)),
        ("et la 2e ?", ("session-2",)),
        ("et la 2e commence quand ?", ("session-2",)),
        ("la 2 également ?", ("session-2",)),
        ("et la 2 ?", ("session-2",)),
        ("session 1 bis", ("session-1-bis",)),
        ("s1 bis", ("session-1-bis",)),
        ("the first and second sessions", ("session-1", "session-2")),
        ("la première et la deuxième session", ("session-1", "session-2")),
        ("la première et la deuxième, c'était quand ?", ("session-1", "session-2")),
        ("la première et la deuxième étape", ()),
        ("the first and second interviews", ()),
        ("la seconda session", ("session-2",)),
        ("der zweiten session", ("session-2",)),
        ("sessions 1, 2 ?", ("session-1", "session-2")),
        ("session 1, 2 jours par semaine", ("session-1",)),
        ("sessions 1 et 2 : combien ?", ("session-1", "session-2")),
        ("salaire session 2 ans d’expérience", ()),
        ("salaire session 2 années d’expérience", ()),
        ("session 1 year of experience", ()),
        ("session 2, mois de juin", ("session-2",)),
        ("session deux", ("session-2",)),
        ("la session II, c'était quand ?", ("session-2",)),
        ("saison I ?", ("session-1",)),
        ("the session I joined", ()),
        ("Essai deux par deux", ()),
        ("session, deux jours", ()),
        ("session 9", ()),
        ("session", ()),
        ("2 sessions par an", ()),
        ("2 projets", ()),
        ("la 2e chance", ()),
        ("une seconde", ()),
        ("2 000 euros", ()),
        ("12", ()),
        ("", ()),
    ],
)
def test_cohorts(question: str, cohorts: tuple[str, ...]) -> None:
    assert SMALL.find(question).cohorts == cohorts


@pytest.mark.parametrize(
    ("question", "facets", "rest"),
    [
        ("projets santé à Lyon", {"themes": ("sante",), "places": ("lyon",)}, ("projets", "a")),
        ("HÔPITAUX", {"themes": ("sante",)}, ()),
        ("un hôpital", {}, ("un", "hopital")),
        ("designer", {"profiles": ("design",)}, ()),
        ("développements", {"profiles": ("code",)}, ()),
        ("rhône alpes", {"places": ("rhone-alpes",)}, ()),
        ("la mer", {"themes": ("mer",), "administrations": ("marine",)}, ("la",)),  # one word, two readings
        ("défense en mer", {"themes": ("mer",)}, ()),  # the longest form wins
        ("ministère de la Mer", {"administrations": ("marine",)}, ()),
        ("la mère", {}, ("la", "mere")),
        ("projet en cours", {"statuses": ("en-cours",)}, ("projet",)),
        ("brest, lyon, brest", {"places": ("brest", "lyon")}, ()),
        ("bonjour", {}, ("bonjour",)),
    ],
)
def test_facets(question: str, facets: dict[str, tuple[str, ...]], rest: tuple[str, ...]) -> None:
    found = SMALL.find(question)
    assert (found.facets, found.rest) == (facets, rest)
    assert bool(found) == bool(facets)


def test_several_that_are_counted_are_each_of_them() -> None:
    assert SMALL.find("la première session").cohorts == ("session-1",)
    assert SMALL.find("les deux premières sessions").cohorts == ("session-1", "session-2")
    assert SMALL.find("les premières sessions").cohorts == ()


def test_years_are_numbers_apart() -> None:
    found = SMALL.find("les projets de 2019 et 2021 de la session 2")
    assert found.years == (2019, 2021) and found.cohorts == ("session-2",)
    assert SMALL.find("20190").years == ()


@pytest.mark.parametrize(
    ("year", "cohort"),
    [(2017, None), (2018, None), (2019, "session-1"), (2020, "session-1"), (2021, "session-2"), (2040, "session-2")],
)
def test_the_cohort_of_a_year(year: int, cohort: str | None) -> None:
    assert SMALL.cohort_of_year(year) == cohort


def test_the_cohort_that_went_to_work_in_a_year() -> None:
    vocabulary = Vocabulary(real().programme)
    assert (vocabulary.cohort_of_year(2018), vocabulary.cohort_of_year(2018, at_work=True)) == ("promo-3", "promo-2")
    assert vocabulary.cohort_of_year(2024, at_work=True) == "promo-7"


@settings(deadline=None, max_examples=300, database=None)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "session",
                "1",
                "2",
                "2e",
                "la",
                "et",
                "bis",
                "mer",
                "lyon",
                "rhône",
                "alpes",
                "2019",
                "projets",
                "x",
                "deuxième",
            ]
        ),
        max_size=9,
    ).map(" ".join)
)
def test_every_word_is_either_named_or_left(question: str) -> None:
    found = SMALL.find(question)
    tokens = words(question)
    assert len(found.rest) + len(found.years) <= len(tokens)
    assert all(word in tokens for word in found.rest)
    if not found and not found.years:
        assert list(found.rest) == tokens


@pytest.mark.parametrize(
    ("question", "cohorts", "facets"),
    [
        ("c payé cb la promo 4", ("promo-4",), {}),
        ("promo4", ("promo-4",), {}),
        ("p4", ("promo-4",), {}),
        ("eig5", ("promo-5",), {}),
        ("la 4ème promotion", ("promo-4",), {}),
        ("et la 3e ?", ("promo-3",), {}),
        ("second cohort", ("promo-2",), {}),
        ("eig 6+", ("promo-6-plus",), {}),
        ("promo 5 bis", ("promo-5-bis",), {}),
        ("designers d'intérêt général", ("dig",), {}),
        ("promo 3 ou promo 4", ("promo-3", "promo-4"), {}),
        ("promos 3 et 4", ("promo-3", "promo-4"), {}),
        ("2 ou 3 eig par projet", (), {}),
        ("10 mois de contrat", (), {}),
        ("sprint 3", (), {}),
        ("projets environnement promo 4", ("promo-4",), {"themes": ("environnement",)}),
        ("je suis développeuse", (), {"profiles": ("developpement",)}),
        ("culture", (), {"themes": ("culture",)}),
        ("bercy", (), {"administrations": ("economie-finances",)}),
        ("ministère de la défense", (), {"administrations": ("armees",)}),
        ("health projects", (), {"themes": ("sante",)}),
        ("projets abandonnés", (), {"statuses": ("abandonne",)}),
    ],
)
def test_the_words_of_the_real_programme(
    question: str, cohorts: tuple[str, ...], facets: dict[str, tuple[str, ...]]
) -> None:
    found = Vocabulary(real().programme).find(question)
    assert (found.cohorts, found.facets) == (cohorts, facets)


def test_where_facets_come_from() -> None:
    readings = SMALL.find("projets santé, ou la mer, à Lyon").readings
    assert [(r.said, r.linked) for r in readings] == [(("sante",), ""), (("mer",), "ou"), (("lyon",), "")]
    assert readings[1].terms == (("themes", "mer"), ("administrations", "marine"))


@pytest.mark.parametrize(
    "question",
    ["la session 2", "session 2 ?", "raconte la 2e session", "c'est quoi la session 2", "parle-moi de la session 2"],
)
def test_a_question_that_only_names_a_cohort_asks_for_it(question: str) -> None:
    programme = knowledge().programme
    assert SMALL.neutral(question) == next(iter(programme.cohort_word.values()))
    assert SMALL.neutral("combien en session 2") != SMALL.neutral(question)


def test_a_year_and_a_profession_name_a_special_round() -> None:
    programme = real().programme
    special = next(c for c in programme.cohorts if c.profiles)
    vocabulary = Vocabulary(programme)
    assert vocabulary.cohort_of_year(special.starts.year, special.profiles) == special.id
    assert vocabulary.cohort_of_year(special.starts.year) != special.id


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("projets santé hors Lyon", ["lyon"]),
        ("projets santé sauf ceux de Lyon", ["lyon"]),
        ("except Lyon, which projects?", ["lyon"]),
        ("projets santé à Lyon", []),
        ("hors de prix, dit-on, mais à Lyon", []),  # too far away
        ("des projets santé ? Lyon, très peu pour moi", ["lyon"]),
    ],
)
def test_what_is_named_to_be_left_out(question: str, left_out: list[str]) -> None:
    found = Vocabulary(knowledge().programme).find(question)
    assert [term for r in found.readings if r.left_out for _, term in r.terms] == left_out


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("les missions EIG se passent où ?", "les missions se passent où"),
        ("quels principes guident les entrepreneurs d’intérêt général", "quels principes guident les"),
        ("Un entrepreneur d'intérêt général peut-il télétravailler ?", "Un peut il télétravailler"),
        ("c'est quoi eig ?", "c'est quoi eig ?"),
        ("entrepreneurs d'intérêt général", "entrepreneurs d'intérêt général"),
        ("le télétravail est-il possible ?", "le télétravail est-il possible ?"),
    ],
)
def test_the_name_of_the_programme_says_nothing_of_what_is_asked(question: str, left: str) -> None:
    assert Vocabulary(real().programme).unnamed(question) == left


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("salaire d'un entrepreneur d'intérêt général ?", "salaire d'un EIG ?"),
        ("les Entrepreneurs d’interet general, c'est payé ?", "les EIG, c'est payé ?"),
        ("une entrepreneuse d'intérêt général", "une EIG"),
        ("les entrepreneur·es d'intérêt général", "les EIG"),
        ("le programme entrepreneur dinteret generale", "le programme EIG"),
        ("vos « entrepreneurs d'intérêts généraux »", "vos « EIG »"),
        ("je suis entrepreneur, l'intérêt général me plaît", "je suis entrepreneur, l'intérêt général me plaît"),
        ("c'est quoi un EIG ?", "c'est quoi un EIG ?"),
    ],
)
def test_the_whole_name_of_the_programme_is_read_as_its_short_one(question: str, read: str) -> None:
    assert Vocabulary(real().programme).abbreviated(question) == read


@settings(deadline=None, max_examples=200, database=None)
@given(st.text(max_size=60))
def test_leaving_out_a_name_adds_no_word(text: str) -> None:
    assert set(words(SMALL.unnamed(text))) <= set(words(text))


def test_a_number_alone_before_here_is_a_cohort() -> None:
    vocabulary = Vocabulary(real().programme)
    assert vocabulary.find("ancien de la 3 ici, la fin c'était quand ?").cohorts == ("promo-3",)
    assert vocabulary.find("la 3 pages que j'ai lues").cohorts == ()
    assert vocabulary.find("ceux de la 6 uniquement").cohorts == ("promo-6",)
    assert vocabulary.find("et en 6 ?").cohorts == ("promo-6",)
    assert vocabulary.find("et en 6 mois ?").cohorts == vocabulary.find("on part en 6 ensemble").cohorts == ()


@pytest.mark.parametrize("question", ["les deux premières vagues de la promo 7", "les trois premiers EIG de l'IGN"])
def test_what_is_counted_may_be_no_cohort(question: str) -> None:
    assert "promo-1" not in Vocabulary(real().programme).find(question).cohorts


def test_a_cohort_by_its_two_years() -> None:
    vocabulary = Vocabulary(real().programme)
    assert vocabulary.find("which projects of the 2021-2022 cohort?").cohorts == ("promo-5",)
    assert vocabulary.find("la promo 2021 2022").cohorts == ("promo-5",)
    for apart in (
        "les promos 2021 2022",
        "les projets de 2021",
        "les projets de 2021, 2022 et 2023",
        "en 2020, 2021 dans une administration",
    ):
        assert vocabulary.find(apart).cohorts == ()


@pytest.mark.parametrize(
    "question", ["les trois premières promotions", "the first three cohorts", "les 3 premières promos"]
)
def test_the_first_cohorts(question: str) -> None:
    assert Vocabulary(real().programme).find(question).cohorts == ("promo-1", "promo-2", "promo-3")


@pytest.mark.parametrize(
    ("question", "left_out"),
    [("quelles équipes étaient sans designer ?", True), ("sans aucun designer", True), ("n'avaient aucun profil design", True), ("sans diplôme, un designer peut-il ?", False), ("sans emploi, designer à Lyon", False)],
)  # fmt: skip
def test_a_profession_that_is_lacking(question: str, left_out: bool) -> None:
    vocabulary = Vocabulary(real().programme)
    assert [r.left_out for r in vocabulary.find(question).readings if ("profiles", "design") in r.terms] == [left_out]


def test_words_for_any_place_but_one_leave_it_out() -> None:
    (reading,) = Vocabulary(real().programme).find("des projets en province").readings
    assert reading.left_out and reading.terms == (("places", "ile-de-france"),)


def test_what_belongs_to_the_rest_narrows_nothing() -> None:
    vocabulary = Vocabulary(real().programme)
    whole, part = vocabulary.find("les défis du ministère des Armées (Shom compris)").readings
    assert not whole.linked and part.linked


def test_a_profession_beside_all_people_is_not_named() -> None:
    vocabulary = Vocabulary(real().programme)
    assert not vocabulary.find("combien d'EIG ou designers la gendarmerie a-t-elle accueillis ?").facets.get("profiles")
    assert vocabulary.find("combien de designers la gendarmerie a-t-elle accueillis ?").facets["profiles"] == (
        "design",
    )


def test_a_place_where_one_does_not_want_to_go() -> None:
    readings = Vocabulary(real().programme).find("lyonnaise, pas envie de monter à Paris, y a des missions ?").readings
    assert [r.left_out for r in readings] == [False, True]


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("je bouge pas de Lyon", False),
        ("on ne sort pas du Finistère", False),
        ("I can't leave Paris", False),
        ("je ne pars pas à Paris", True),
    ],
)
def test_a_place_that_one_does_not_want_to_leave(question: str, left_out: bool) -> None:
    assert [r.left_out for r in Vocabulary(real().programme).find(question).readings] == [left_out]


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("quels projets, mais pas chez les policiers ou au ministère de l'Intérieur ?", [True, True]),
        ("des projets de la Dinum (pas à la Cour de cassation)", [False, True]),
        ("sauf ceux de l'Ademe ou du Shom", [True, True]),
        ("pas à Paris et à Lyon", [True, False]),
        ("des projets pour l'école, mais pas faits par des designers", [False, True]),
        ("les projets santé hors Paris, à Lyon", [False, True, False]),
        ("quels projets hors ministère de la Justice sur la santé ?", [True, False]),
        ("projets sans data scientist, avec des développeurs", [True, False]),
        ("ceux de l'Ademe ou du Shom", [False, False]),
    ],
)
def test_what_is_left_out_and_what_stands_beside_it(question: str, left_out: list[bool]) -> None:
    readings = Vocabulary(real().programme).find(question).readings
    assert [r.left_out for r in readings] == left_out


def test_what_was_done_in_the_end_is_no_state() -> None:
    vocabulary = Vocabulary(real().programme)
    assert "statuses" not in vocabulary.find("quels projets ont fini par embaucher un data engineer ?").facets
    assert "statuses" in vocabulary.find("quels projets sont finis ?").facets


@pytest.mark.parametrize(
    ("question", "themes"), [("list what they are building", False), ("which projects are about building?", True)]
)
def test_what_somebody_does_is_no_theme(question: str, themes: bool) -> None:
    assert ("themes" in Vocabulary(real().programme).find(question).facets) is themes


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("durée du contrat des promotions 2 à 5", (2, 3, 4, 5)),
        ("chaque promotion, de la 1 à la 3 : quand a fini la candidature ?", (1, 2, 3)),
        ("toutes les promos de la 5e à la 7e", (5, 6, 7)),
        ("cohorts 2 to 4", (2, 3, 4)),
        ("de la promo 3 à la promo 5, le salaire a augmenté ?", (3, 5)),  # these two are compared
        ("promo 3 à 6 mois de la fin", (3,)),
        ("chaque promo 5 à 10 personnes", (5,)),
        ("promos 5 à 2", (5,)),
        ("promos 6 à 12", (6,)),
    ],
)
def test_a_row_of_cohorts(question: str, numbers: tuple[int, ...]) -> None:
    assert Vocabulary(real().programme).find(question).cohorts == tuple(f"promo-{n}" for n in numbers)


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("des projets loin de la capitale", True),
        ("projects away from Paris", True),
        ("des projets pas loin de Paris", False),
        ("projects not too far away, in Paris", False),
    ],
)
def test_far_from_a_place_leaves_it_out(question: str, left_out: bool) -> None:
    readings = Vocabulary(real().programme).find(question).readings
    assert [r.left_out for r in readings if ("places", "paris") in r.terms] == [left_out]


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("le ministère de la Justice (pas la Cour de cassation)", True),
        ("projects of the Justice ministry, not the Cour de cassation", True),
        ("la Justice mais pas la Cour de cassation", True),
        ("la Cour de cassation n'a pas eu de projet ?", False),
        ("je ne suis pas à la Cour de cassation", False),
    ],
)
def test_what_is_rejected_beside_another_is_left_out(question: str, left_out: bool) -> None:
    readings = Vocabulary(real().programme).find(question).readings
    assert [r.left_out for r in readings if ("administrations", "cour-de-cassation") in r.terms] == [left_out]


def test_projects_of_a_cohort_by_its_number_alone() -> None:
    find = Vocabulary(real().programme).find
    assert find("quels projets de la 5e cherchent du dev ?").cohorts == ("promo-5",)
    assert find("les projets de la 3 mois après mois ?").cohorts == ()
    assert find("le contenu de la 5e étape").cohorts == ()


@pytest.mark.parametrize("asked", ["cohort no. 4", "promo n° 4", "liste complète cohorte numéro 4 svp"])
def test_a_sign_before_the_number(asked: str) -> None:
    assert Vocabulary(real().programme).find(asked).cohorts == ("promo-4",)


@pytest.mark.parametrize("town", ["de Paris", "d'Évry", "du Mans"])
def test_two_steps_from_a_town_is_there(town: str) -> None:
    assert not any(r.left_out for r in Vocabulary(real().programme).find(f"j'habite à deux pas {town}").readings)


def test_where_joins_nothing() -> None:
    vocabulary = Vocabulary(real().programme)
    where, either = (
        vocabulary.find(q).readings
        for q in ("la gendarmerie où un designer a été pris", "la gendarmerie ou un designer")
    )
    assert [r.linked for r in where] == ["", ""]
    assert [r.linked for r in either] == ["", "ou"]


def test_a_stage_in_english_is_no_internship() -> None:
    vocabulary = Vocabulary(real().programme)
    assert "themes" not in vocabulary.find("at what stage is it?").facets
    assert "themes" in vocabulary.find("le stage de troisième").facets


def test_a_place_that_one_fears_it_is_again_is_not_looked_for() -> None:
    asked = "hors de question de monter à Paris, y a-t-il des missions en Bretagne ou c'est toujours la capitale ?"
    readings = Vocabulary(real().programme).find(asked).readings
    assert [(r.left_out, {i for facet, i in r.terms if facet == "places"}) for r in readings] == [
        (True, {"paris"}),
        (False, {"bretagne"}),
    ]


def test_what_is_put_to_work_is_not_left_out() -> None:
    assert not any(
        r.left_out
        for r in Vocabulary(real().programme).find("projects that put health data to work and turned out well").readings
    )


@pytest.mark.parametrize(
    ("question", "cohorts"),
    [
        ("and in the second and third?", ("promo-2", "promo-3")),
        ("J'ai candidaté au premier recrutement de l'année", ()),
        ("the first intake of the year", ()),
        ("le premier recrutement", ("promo-1",)),
    ],
)
def test_ordinals_that_number_cohorts_or_something_of_a_year(question: str, cohorts: tuple[str, ...]) -> None:
    assert Vocabulary(real().programme).find(question).cohorts == cohorts

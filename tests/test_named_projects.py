"""The projects that a question names, given what was ranked."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from bot.assistant import Assistant
from bot.projects.named import named_project, named_projects, of_its_administration
from bot.projects.rather_a_rule import SURELY_ALONE
from index.ranking import Hit, Ranking
from index.vocabulary import Vocabulary
from tests.folders import knowledge, project
from tests.ranked import ENGINE, UNITS, ranked
from tests.serving import NOW


def test_a_named_project_answers_whatever_was_found_first() -> None:
    assert named_project(ENGINE, "le baliseurr existe-t-il encore ?", ranked("age", "baliseur")) == "baliseur"
    assert named_project(ENGINE, "le phare ?", ranked("age", "phare")) == "phare"
    assert named_project(ENGINE, "le phare ou le baliseur ?", ranked("phare", "baliseur")) is None  # both
    assert named_project(ENGINE, "le projet ?", ranked("phare")) is None


def test_a_name_at_the_head_is_what_all_the_rest_asks_of() -> None:
    asked = "Baliseur : quel poste, et dans quelle ville ?"
    assert named_project(ENGINE, asked, ranked("age", right=0.99)) == "baliseur"
    assert named_project(ENGINE, "Question : quel poste, et où ?", ranked("age", right=0.99)) is None


def test_several_named_projects_are_all_meant() -> None:
    both = "le phare ou le baliseurr ?"
    assert named_projects(ENGINE, both, ranked("phare", "baliseur")) == ("phare", "baliseur")
    assert named_projects(ENGINE, both, ranked("age", "phare", "baliseur")) == ()  # it asks for something else
    assert named_projects(ENGINE, "le phare ?", ranked("phare", "baliseur")) == ()


def test_a_name_and_hardly_more_means_the_project_though_one_is_not_sure() -> None:
    unsure = Ranking((Hit(UNITS["baliseur"], 0.9),), 0.1, 0.1, False, False)
    assert named_project(ENGINE, "le balizeur ?", unsure) == "baliseur"
    assert named_project(ENGINE, "mon mot de passe pour le baliseur ne marche plus", unsure) is None


def test_what_nothing_answers_names_no_project() -> None:
    nothing = Ranking((Hit(UNITS["baliseur"], 0.9),), 0.0, 0.0, False, False)
    assert named_project(ENGINE, "mon mot de passe baliseur", nothing) is None


def test_the_projects_of_the_administration_that_is_named() -> None:
    theirs = {
        f"projects/{name}.md": project(name, "themes: [mer]\nadministrations: [marine]\n")
        for name in ("phare", "balise")
    }
    folder = knowledge(**theirs, **{"projects/bouee.md": project("bouee", "themes: [mer]\n")})
    units, vocabulary = {u.id: u for u in folder.units}, Vocabulary(folder.programme)
    engine: Any = SimpleNamespace(knowledge=folder, vocabulary=vocabulary)

    def found(question: str, first: str, share: float, answered: bool = True) -> set[str]:
        ranking = Ranking((Hit(units[first], share),), 0.6, 0.9, answered, not answered)
        listed = of_its_administration(engine, question, ranking)
        return {p.id for p in listed.projects} if listed else set()

    asked = "le ministère de la Mer, vous y avez fait quoi ?"
    assert found(asked, "phare", 0.6) == {"phare", "balise"}
    assert not found(asked, "phare", SURELY_ALONE) and found(asked, "phare", 0.6, answered=False)  # unsure: all of them
    assert not found(asked, "bouee", 0.6)  # none of theirs
    assert not found("vous y avez fait quoi ?", "phare", 0.6)
    assert found("le ministère de la Mer, session 1 : quoi ?", "phare", 0.6) == {"phare", "balise"}
    assert not found("le ministère de la Mer, session 2 : quoi ?", "phare", 0.6)


def test_of_two_whose_names_begin_alike_both_are_meant() -> None:
    files = {
        f"projects/{i}.md": project(i).replace(f"name: Projet {i}", f"name: Balisage {i}") for i in ("nord", "sud")
    }
    folder = knowledge(**files)
    units: Any = {u.id: u for u in folder.units}
    engine: Any = SimpleNamespace(knowledge=folder, vocabulary=Vocabulary(folder.programme))
    ranking = Ranking((Hit(units["nord"], 0.9), Hit(units["sud"], 0.1)), 0.5, 0.9, True, False)
    assert set(named_projects(engine, "Balisage, il y en avait deux, non ?", ranking)) == {"nord", "sud"}
    assert named_projects(engine, "Balisage Nord, c'était quoi ?", ranking) == ()


def test_how_two_that_are_named_are_linked(assistant: Assistant) -> None:
    told = assistant.reply("Adler c'est la suite de Hopkins ou rien à voir ?", now=NOW)
    assert told.entry == "adler" and "Hopkins" in told.markdown


def test_a_project_of_which_one_wants_to_hear(assistant: Assistant) -> None:
    told = assistant.reply("Doctorante en droit, je m'intéresse à DataJust. Pouvez-vous m'en dire deux mots ?", now=NOW)
    assert told.entry == "datajust"

"""Other projects than the one that was shown, asked of the real assistant."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


@pytest.mark.parametrize(
    ("turns", "project"),
    [
        (["archifiltre", "et ya d'autres projets d'archives ?"], "sedaccord"),
        (["Compar:IA", "le ministère de la Culture a autre chose dans la promo 7 ?"], "carte-archeologique-nationale"),
        (["Quels projets avec le ministère de la Justice ?", "Et parmi eux, lesquels continuent encore ?"], "a-just"),
        (["vous avez fait quoi pour la mer, les pêcheurs ?", "et dans la promo 5 ?"], "prev-ac-tion"),
        (["c koi basegun", "ok c'est l'interieur. et ds la meme promo ils avaient autre chose ?"], "decos"),
        (
            [
                "Quels projets EIG au ministère de la Justice depuis 2024 ?",
                "celui sur les experts, il recrutait quel métier ?",
            ],
            "selexpert",
        ),
        (["un projet sur les experts judiciaires", "oui voilà. vous en avez d'autres pour la justice ?"], "datajust"),
        (["mon devis sans oubli, c'est quoi ?", "ils ont quoi d'autre ?"], "dossierfacile"),
        (["dossier facile, c'est qui ?", "elle a combien de projets dans la promo 7 celle-là, et lesquels"], "envergo"),
        (["BatID", "combien de projets a-t-il eu, cet organisme ?"], "nos-gestes-climat"),
        (
            ["seLEXpert, c'est quel ministère ?", "le même ministère en a-t-il un autre dans cette promotion ?"],
            "a-just",
        ),
        (["sos ponts c'est quoi ?", "cet organisme il a porté d'autres projets avec vous ?"], "estim-action"),
        (["Which agency hosted DataMed?", "they had another one the year after, right? which?"], "gdr-sante"),
        (["open collectivités a continué ?", "et d'autres de la même promo, ont-ils été prolongés ?"], "siance"),
        (["Un projet sur les pompiers de l'Essonne ?", "et ceux de Paris, ils ont eu le leur ?"], "operations-18"),
        (["parle moi de karfu'r", "et en promo 7, quels postes sont venus dessus ?"], "refugies-info"),
        (["archifiltre est devenu quoi ?", "et cartobio, même destin ?"], "cartobio"),
    ],
)
def test_what_else_there_is(assistant: Assistant, turns: list[str], project: str) -> None:
    assert project in in_turn(assistant, turns, NOW).projects


def test_others_leave_out_the_one_that_was_shown(assistant: Assistant) -> None:
    found = in_turn(assistant, ["BatID", "vous avez d'autres projets à l'Ademe ?"], NOW)
    assert found.projects and "batid" not in found.projects


def test_an_administration_alone_names_all_of_its_projects(assistant: Assistant) -> None:
    assert {"estim-action", "sos-ponts"} <= set(in_turn(assistant, ["Cerema eig"], NOW).projects)


def test_another_of_this_same_agency(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["DataMed, c'était quoi ?", "Cette même agence a eu un autre défi l'année d'après, lequel ?"], NOW
    )
    assert told.projects == ("gdr-sante",)


def test_others_of_its_state(assistant: Assistant) -> None:
    told = in_turn(assistant, ["pourquoi datajust a été arrêté", "d'autres ont été abandonnés comme ça ?"], NOW)
    assert "datajust" not in told.projects
    assert {assistant.knowledge.projects_by_id[p].status.id for p in told.projects} == {"abandonne"}


@pytest.mark.parametrize("asked", ["is there another project in that same court?", "d'autres projets à cette cour ?"])
def test_what_else_its_administration_hosted(assistant: Assistant, asked: str) -> None:
    assert in_turn(assistant, ["c'est quoi Open Justice ?", asked], NOW).projects == ("label",)


def test_what_they_ask_others_for_is_no_other_project(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["c'est quoi Géocommuns ?", "les autres profils recherchés par cette administration ?"], NOW
    )
    assert not told.projects


def test_others_of_which_the_same_is_told(assistant: Assistant) -> None:
    turns = [
        "un ancien collègue a bossé sur Hopkins",
        "il fallait une habilitation pour ça ?",
        "un autre défi avait la même contrainte ?",
    ]
    told = in_turn(assistant, turns, NOW)
    assert told.entry == "habilitation" and "ADLER" in told.markdown


def test_others_in_the_same_town(assistant: Assistant) -> None:
    asked = "any other missions of the same cohort based in that town?"
    told = in_turn(assistant, ["what did they do at DossierFacile?", asked], NOW)
    assert {"envergo", "mon-devis-sans-oubli", "ecobalyse"} <= set(
        told.projects
    ) and "dossierfacile" not in told.projects


def test_who_works_on_the_latest_of_those_shown(assistant: Assistant) -> None:
    asked = "and who has been working on it in the latest cohort?"
    assert in_turn(assistant, ["Which of your projects helped refugees?", asked], NOW).entry == "refugies-info"


def test_another_subject_beside_the_one_that_is_known(assistant: Assistant) -> None:
    turns = [
        "je cherche des projets liés à l'agriculture",
        "CartoBio je connais déjà, autre chose, la sécheresse par exemple ?",
    ]
    assert in_turn(assistant, turns, NOW).entry == "partageons-l-eau"


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["la Cour des comptes avait un projet en 2017, c'était quoi ?", "et cette maison a retenté l'aventure plus tard ?"], "plume"),
        (["c'est quoi Open Justice ?", "y a eu une suite dans la promo d'après ?"], "label"),
    ],
)  # fmt: skip
def test_what_its_host_did_afterwards(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["Qu'est devenu BatID de l'ADEME ?", "et dans sa forme actuelle, quels métiers EIG y ont été embauchés ?"], "referentiel-national-des-batiments"),
        (["datajust a bien été enterré ?", "il y a eu d'autres flops du même genre chez vous ?"], "projets-echoues"),
    ],
)  # fmt: skip
def test_what_it_is_today_and_what_else_failed(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


@pytest.mark.parametrize(
    ("turns", "project"),
    [
        (["sos ponts", "Et ce même organisme avait autre chose en cours cette année-là ?"], "estim-action"),
        (["Recens'smart c'était bien à l'Insee ?", "ils avaient déjà hébergé une équipe auparavant non ? laquelle"], "ssp-datalab"),
    ],
)  # fmt: skip
def test_what_else_its_host_had(assistant: Assistant, turns: list[str], project: str) -> None:
    assert project in in_turn(assistant, turns, NOW).projects


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["Tous à bord", "c'est un échec ?"], "tous-a-bord"),
        (["batid", "la nouvelle version sort quand ?"], "batid"),
    ],
)
def test_what_is_asked_of_it_is_of_no_other(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_what_is_about_the_same_in_the_cohort_after(assistant: Assistant) -> None:
    told = in_turn(assistant, ["état bas carbone", "Qu'y a-t-il sur le même sujet dans la promotion d'après ?"], NOW)
    assert told.projects
    assert {assistant.knowledge.projects_by_id[p].cohort for p in told.projects} == {"promo-7"}


def test_the_others_of_its_cohort_with_the_place_of_each(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Nubonyxia ?", "et les autres projets de la promo sont tous à Paris aussi ?"], NOW)
    assert "13 projets" in told.markdown and "Saint-Mandé" in told.markdown


def test_what_the_next_cohort_made_there(assistant: Assistant) -> None:
    turns = [
        "Open Justice à la Cour de cassation",
        "et l'outil d'annotation de la promo suivante, ça leur fait gagner du temps ?",
    ]
    assert in_turn(assistant, turns, NOW).entry == "label"


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (
            ["Is there a project with 3D maps of floods?", "did they host any others?"],
            {"sequoia-ign", "artificia", "referentiel-national-des-batiments"},
        ),
        (["matchID c'était en 2017 ?", "et l'autre projet du même ministère cette année-là ?"], {"cartav"}),
        (
            ["c'est vrai que datajust a été enterré ?", "et y en a d'autres qui ont fini à la poubelle comme ça ?"],
            {"planipref", "tous-a-bord"},
        ),
    ],
)
def test_the_others_are_these(assistant: Assistant, turns: list[str], projects: set[str]) -> None:
    assert set(in_turn(assistant, turns, NOW).projects) == projects


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (["nos gestes climat c un truc eig ?", "il y en a d'autres chez eux ?"], {"batid", "impact-co2"}),
        (
            ["which projects did Cerema host in 2022?", "And since then, any more with them?"],
            {"estim-action", "sos-ponts", "recommandations-collaboratives"},
        ),
    ],
)
def test_others_of_the_same_host(assistant: Assistant, turns: list[str], projects: set[str]) -> None:
    assert set(in_turn(assistant, turns, NOW).projects) == projects


def test_what_the_same_body_took_besides(assistant: Assistant) -> None:
    turns = [
        "nos gestes climat c'est qui derrière",
        "le même organisme vous a pris d'autres gens ou c'est le seul projet",
    ]
    assert set(in_turn(assistant, turns, NOW).projects) == {"batid", "impact-co2"}


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (["DataMed, de quoi s'agissait-il ?", "La même agence en a-t-elle eu un autre ?"], {"gdr-sante"}),
        (["What was ArtificIA about?", "Did the same institute host any other teams?"], {"geocommuns", "sequoia-ign", "referentiel-national-des-batiments"}),
        (["l'API des rapports de la cour des comptes, c'est quoi ?", "ils en ont eu un deuxième je crois"], {"plume"}),
        (["SOS Ponts c'est quoi ?", "Et l'organisme qui portait ça, il a eu d'autres projets ?"], {"estim-action", "recommandations-collaboratives"}),
        (["c'est quoi Datalma ?", "Il y a d'autres missions de cette promo avec deux personnes ?"], {"un-eleve-un-stage", "fast", "refugies-info", "referentiel-national-des-batiments"}),
    ],
)  # fmt: skip
def test_others_of_the_same_house_or_size(assistant: Assistant, turns: list[str], projects: set[str]) -> None:
    assert set(in_turn(assistant, turns, NOW).projects) == projects


def test_that_the_house_had_no_other(assistant: Assistant) -> None:
    turns = ["c'est quoi Datalympics ?", "C'était à la direction du budget. Elle en a porté d'autres ?"]
    assert in_turn(assistant, turns, NOW).markdown.startswith("Aucun projet")


def test_another_team_that_took_it_over(assistant: Assistant) -> None:
    assert (
        in_turn(assistant, ["ssp datalab c koi", "ya une autre équipe qui a repris le meme logiciel ?"], NOW).entry
        == "nubonyxia"
    )


def test_that_its_town_has_no_other(assistant: Assistant) -> None:
    turns = ["Recommandations collaboratives c'est basé où", "y en a d'autres à lille ou dans le nord ?"]
    assert in_turn(assistant, turns, at("2026-08-31T08:19")).markdown.startswith("Aucun projet")


def test_others_that_ended_as_it_did(assistant: Assistant) -> None:
    turns = ["Parlez-moi de DataJust.", "Pourquoi ça s'est arrêté ?", "D'autres qui ont fini pareil ?"]
    assert set(in_turn(assistant, turns, NOW).projects) == {"tous-a-bord", "planipref"}


def test_the_other_of_a_host_by_what_it_is_about(assistant: Assistant) -> None:
    turns = ["Nos Gestes Climat, ça tourne encore ?", "et l'autre de l'ADEME sur le carbone, même chose ?"]
    assert in_turn(assistant, turns, NOW).projects == ("impact-co2",)


def test_the_related_one_that_is_described(assistant: Assistant) -> None:
    turns = ["c'est quoi le rôle de directeur de produit ?", "ok et celui avec les leviers de croissance ?"]
    assert in_turn(assistant, turns, at("2026-03-25T10:22")).entry == "profil-impact"

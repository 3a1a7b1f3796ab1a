"""What a turn says besides courtesy, the word of a change of subject, or what a correction rejects."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wording.trimming import (
    corrected,
    last_asked,
    only_asked,
    only_courteous,
    said_instead,
    spelt_out,
    without_change,
    without_courtesy,
    without_hearsay,
    without_letter,
    without_opinion,
    without_postal_code,
    without_what_is_given_up,
    without_what_it_is_for,
    without_where_from,
)
from index.text import words


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("merci bcp !! et l'ancienne ?", "et l'ancienne ?"), ("Sorry, the fourth one", "the fourth one"),
        ("d'accord, merci", "d'accord, merci"), ("ok pour l'argent. Et le temps ?", "Et le temps ?"), ("ok pour moi", "ok pour moi"), ("super, pour postuler il faut quoi, un CV ?", "pour postuler il faut quoi, un CV ?"),
        ("ok, pour une mairie, c'est pareil ?", "pour une mairie, c'est pareil ?"), ("ok super, combien ?", "combien ?"), ("combien ?", "combien ?"),
        ("ok pas complet donc. c'est où ?", "c'est où ?"),
        ("mince, trop tard alors ! et le prochain ?", "et le prochain ?"),
        ("ok je suis fonctionnaire. je garde mon grade ?", "je suis fonctionnaire. je garde mon grade ?"),
        ("bon, 3 jours. et après ?", "3 jours. et après ?"),
        ("ok fonctionnaire titulaire. quel détachement ?", "fonctionnaire titulaire. quel détachement ?"),
        ("Super, le salaire net. C'est combien ?", "le salaire net. C'est combien ?"),
    ],
)  # fmt: skip
def test_courtesy_before_a_question_is_left_out(question: str, left: str) -> None:
    assert without_courtesy(question) == left


@pytest.mark.parametrize(
    ("question", "after"),
    [
        ("rien à voir : faut-il un diplôme ?", "faut-il un diplôme ?"), ("Changing subject, how old can I be?", "how old can I be?"),
        ("pour en revenir à moi, un bac suffit ?", "un bac suffit ?"), ("faut-il un diplôme ?", None), ("autre question", None),
        ("pour revenir au salaire, la part variable ?", "salaire, la part variable ?"), ("revenons au recrutement : quand rouvre-t-il ?", "recrutement : quand rouvre-t-il ?"), ("je peux revenir à Lyon, c'est ouvert ?", None),
        ("Cambio argomento: quando riaprite?", "quando riaprite?"), ("nan laisse tomber. Le salaire ?", "Le salaire ?"),
        ("hs mais un projet à Bordeaux ?", "mais un projet à Bordeaux ?"), ("Jeune équipe ! Autre chose, l'adresse à Lyon ?", "l'adresse à Lyon ?"),
        ("bref peu importe. moi je voudrais postuler", "moi je voudrais postuler"), ("peu importe la ville, des projets santé ?", None), ("are there other benefits?", None), ("je change de poste, ça marche ?", None), ("ce projet n'a rien à voir avec la mer ?", None),
    ],
)  # fmt: skip
def test_a_change_of_subject_is_heard(question: str, after: str | None) -> None:
    assert without_change(question) == after


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("le projet des pompiers... non pardon jveux dire le projet de la mer, c'est où ?", "le projet de la mer, c'est où ?"),
        ("Combien gagne un designer, non je veux dire un développeur ?", None),
        ("Quand ferme le dépôt… non, je voulais dire la promo 7", None),
        ("les entretiens du sprint 4, non pardon je veux dire du sprint 5, c'était quand ?", None),
        ("Sorry, I meant the sixth one", None),
        ("non, je voulais dire la promo 7", None),
    ],
)  # fmt: skip
def test_what_is_said_instead(question: str, meant: str | None) -> None:
    assert said_instead(question) == (meant or question)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Oublier de joindre le CV, c'est éliminatoire ?", "Oublier de joindre le CV, c'est éliminatoire ?"),
        ("Laisser tomber mon CDI, c'est risqué ?", "Laisser tomber mon CDI, c'est risqué ?"),
        ("Forget to attach a CV, am I out?", "Forget to attach a CV, am I out?"),
        ("laisse tomber l'Ademe, plutôt l'IGN", "l'IGN"),
        (
            "bon tant pis pour le brut. la part variable, elle est de combien ?",
            "la part variable, elle est de combien ?",
        ),
        ("forget the salary, where is it?", "where is it?"),
        ("laisse tomber ça, c'est où ?", "laisse tomber ça, c'est où ?"),  # a change of subject
        ("j'ai laissé tomber mon CDI, je peux candidater ?", "j'ai laissé tomber mon CDI, je peux candidater ?"),
        ("laisse tomber l'Ademe", "laisse tomber l'Ademe"),
    ],
)
def test_what_is_given_up_is_left_out(question: str, left: str) -> None:
    assert without_what_is_given_up(question) == left


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("non, pour candidater, pas pour les administrations", "non, pour candidater"),
        ("combien de personnes je voulais dire", "combien de personnes"),
        ("non", "non"),
        ("non pas la 4, la 3 désolé", "la 3"),
        ("pourquoi pas pour les designers ?", "pourquoi pas pour les designers ?"),
        ("je suis à Lyon, pas à Paris", "je suis à Lyon, pas à Paris"),
        ("", ""),
    ],
)
def test_what_a_correction_rejects_is_left_out(question: str, meant: str) -> None:
    assert corrected(question) == meant


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("c'est où ? je vis à Toulouse", "et c'est où ?"), ("ok je dépose ce week-end. et après ça se passe comment ?", "et après ça se passe comment ?"),
        ("j'ai 6 ans d'expérience, combien ?", "j'ai 6 ans d'expérience, combien ?"), ("c'est où ?", "c'est où ?"),
        ("je suis prof, quel est le salaire ?", "je suis prof, quel est le salaire ?"), ("", ""),
        ("et c'est où ? je vis à Toulouse", "et c'est où ?"), ("? je vis à Toulouse", "? je vis à Toulouse"), ("où ? je vis à Toulouse. quand ?", "où ? je vis à Toulouse. quand ?"),
    ],
)  # fmt: skip
def test_what_is_only_told_of_oneself_is_left_out(question: str, asked: str) -> None:
    assert only_asked(question) == asked


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("et le suivan ?", "et le suivant ?"),
        ("c t quand, la prochene ?", "c'était quand, la prochaine ?"),
        ("dernié jour auj ?", "dernier jour aujourd'hui ?"),
        ("à Suivan ?", "à Suivan ?"),  # a name
        ("nous suivan", "nous suivan"),  # no article
        ("C'té où ?", "C'té où ?"),
        ("cé kan le suivant", "cé kan le suivant"),  # what is heard anyway stays as it is typed
        ("signo fèble", "signo fèble"),
        ("", ""),
    ],
)
def test_words_by_which_a_question_leans_are_heard_where_they_are_misspelt(typed: str, read: str) -> None:
    words = {
        "suivan": "suivant",
        "Suivan": "suivant",
        "dernié": "dernier",
        "prochene": "prochaine",
        "kan": "quand",
        "fèble": "faible",
    }
    assert spelt_out(typed, lambda word: words.get(word, word)) == read


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("on peut postuler la ?", "on peut postuler là ?"),
        ("c'est la 6", "c'est la 6"),
        ("la", "la"),
        ("t'es la", "t'es là"),
        ("c utilisé ?", "c'est utilisé ?"),
        ("bon c pas fermé ?", "bon c'est pas fermé ?"),
        ("je code en c pas en java", "je code en c pas en java"),
        ("c quoi", "c quoi"),
        ("agent catégorie c dans une mairie", "agent catégorie c dans une mairie"),
    ],
)
def test_what_hurried_people_write_is_spelt_out(typed: str, heard: str) -> None:
    assert spelt_out(typed) == heard


@pytest.mark.parametrize(
    ("turn", "asked"),
    [
        ("ça fait jeune... et à la promo 1 ?", "et à la promo 1 ?"),
        ("Parfait, on s'y met ce week-end. Et le jury, il se réunit quand ?", "Et le jury, il se réunit quand ?"),
        ("J'ai 12 ans d'expérience. Et le salaire ?", "J'ai 12 ans d'expérience. Et le salaire ?"),
        ("C'est où ? Et quand ?", "C'est où ? Et quand ?"),
        ("Je suis enceinte. Et le préavis ?", "Je suis enceinte. Et le préavis ?"),
        ("On n'a aucun diplôme. Mais je peux ?", "On n'a aucun diplôme. Mais je peux ?"),
        ("Je commence quand. Et c'est où ?", "Je commence quand. Et c'est où ?"),
    ],
)
def test_the_sentence_that_goes_on_after_others_that_ask_nothing(turn: str, asked: str) -> None:
    assert last_asked(turn) == asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("is it still alive? someone told me it changed its name", "is it still alive?"),
        ("et un autre ? on m'a conseillé la santé", "et un autre ? on m'a conseillé la santé"),
        ("il fait quoi ? j'ai entendu parler d'un projet sur les incendies", "il fait quoi ? j'ai entendu parler d'un projet sur les incendies"),
    ],
)  # fmt: skip
def test_what_somebody_says_of_it_is_left_out(question: str, asked: str) -> None:
    assert without_hearsay(question) == asked


def test_a_tag_asks_nothing_by_itself() -> None:
    assert only_asked("je crois me souvenir qu'on l'avait rallongé, non ?").startswith("je crois")


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("liste défis montrouge 92120", "liste défis montrouge"),
        ("des projets à Puteaux (92800) ?", "des projets à Puteaux ?"),
        ("Je gagne 45000 € brut à Paris, vous payez combien ?", None),
        ("je touche 38000 net à Lyon", None),
        ("dossier 12345, j'habite à Lyon", None),
    ],
)
def test_a_post_code_beside_its_town(question: str, left: str | None) -> None:
    towns = {"montrouge", "puteaux", "paris", "lyon"}

    def names(text: str) -> bool:
        return bool(towns & set(words(text)))

    assert without_postal_code(question, names) == (left or question)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        (
            "les EIG de la 4 touchaient combien svp, c'est pour un mémoire de master",
            "les EIG de la 4 touchaient combien svp",
        ),
        ("Exposé à l'école demain : qu'est-ce qui change entre les deux ?", "qu'est-ce qui change entre les deux ?"),
        ("Je prépare un article. Combien de personnes en tout ?", "Combien de personnes en tout ?"),
        ("Found you on a podcast, sounds amazing!! where do i send my CV", "where do i send my CV"),
        ("Bravo pour la promo 6 ! combien de projets ?", "Bravo pour la promo 6 ! combien de projets ?"),
        ("faut-il un mémoire pour candidater ?", "faut-il un mémoire pour candidater ?"),
        ("Je prépare un rapport de 2019 : qui décide ?", "Je prépare un rapport de 2019 : qui décide ?"),
    ],
)
def test_what_one_asks_for_is_left_out(question: str, left: str) -> None:
    assert without_what_it_is_for(question) == left


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Parcoursup c'était un défi ? mon prof dit que oui", "Parcoursup c'était un défi ?"),
        ("which team was the biggest?? i think 4 ppl?", "which team was the biggest?"),
        ("c'est ouvert ? je pense avoir raté la date", "c'est ouvert ? je pense avoir raté la date"),
        ("c'est où ? je vis à Lyon", "c'est où ? je vis à Lyon"),
    ],
)
def test_what_somebody_thinks_is_left_out(question: str, left: str) -> None:
    assert without_opinion(question) == left


@pytest.mark.parametrize(
    ("message", "body"),
    [
        ("Bonjour, salaire ? Cordialement, Camille", "salaire ?"),
        ("Bonjour Madame, Monsieur,\nJe suis en CDI. Dois-je démissionner ?\n\nEn vous remerciant d'avance.\nBien cordialement,\nCamille Martin\nCheffe de projet", "Je suis en CDI. Dois-je démissionner ?"),
        ("Quelle part de femmes dans la promotion 6 ?\n\nJe vous remercie, mon bouclage est jeudi.\nLaure Aubry", "Quelle part de femmes dans la promotion 6 ?"),
        ("Dear EIG team,\n\nIs it open?\nBest regards,\nHanna & the studio", "Is it open?"),
        ("Je suis agente.\nMerci de me dire si je peux candidater.", "Je suis agente.\nMerci de me dire si je peux candidater."),
        ("Hello, can I work remotely? Thanks in advance, Tom", "can I work remotely ?"),
        ("bonsoir l'équipe le salaire c'est combien ? merci bcp", "le salaire c'est combien ?"),
        ("Mesdames et messieurs, c'est ouvert", "c'est ouvert"),
        ("date limite ? Merci ! Bonne journée, Léa D.", "date limite ?"),
        ("Bonjour et le salaire", "et le salaire"),
        ("c'est noté pour le contrat merci et le salaire", "c'est noté pour le contrat merci et le salaire"),
        ("je suis freelance, merci. télétravail possible", "je suis freelance, merci. télétravail possible"),
        ("Merci de me dire quand ça ouvre", "Merci de me dire quand ça ouvre"),
        ("Salut tout le monde", "Salut tout le monde"),
        ("c'est tout, merci", "c'est tout, merci"),
        ("encore merci !", "encore merci !"),
        ("Salaire ?\nMerci d'avance. Je voudrais aussi savoir où on travaille", "Salaire ?\nMerci d'avance. Je voudrais aussi savoir où on travaille"),
        ("Bien cordialement", "Bien cordialement"),
        ("ok je crois que j'ai tout ce qu'il me faut, bonne soirée", "ok je crois que j'ai tout ce qu'il me faut, bonne soirée"),
        ("Bonjour tout le monde peut postuler ?", "tout le monde peut postuler ?"),
        ("Bonjour, l'équipe fait combien de personnes ?", "l'équipe fait combien de personnes ?"),
        ("Je suis en CDI.\nMerci de me dire s'il faut démissionner.\nCordialement,\nSophie", "Je suis en CDI.\nMerci de me dire s'il faut démissionner"),
        ("J'ai lu la page.\nMerci pour toutes ces infos.\nJe voudrais savoir où on travaille", "J'ai lu la page.\nMerci pour toutes ces infos.\nJe voudrais savoir où on travaille"),
        ("Quand ferment-elles ?\nCordialement,\nJeanne\nPS : et la durée du contrat, combien", "Quand ferment-elles ?\nCordialement,\nJeanne\nPS : et la durée du contrat, combien"),
        ("je suis dev, sincèrement j'ai mes chances", "je suis dev, sincèrement j'ai mes chances"),
        ("ça ferme quand ? cordialement, et c'est payé combien", "ça ferme quand ? cordialement, et c'est payé combien"),
        ("cc api rapports c'est quoi", "cc api rapports c'est quoi"),
        ("hi-tech job?", "hi-tech job?"),
        ("est-ce que c'est la bonne semaine", "est-ce que c'est la bonne semaine"),
        ("Je suis en CDI, dois-je démissionner.\nBonne soirée", "Je suis en CDI, dois-je démissionner."),
        ("merci", "merci"),
    ],
)  # fmt: skip
def test_a_letter_says_what_stands_between_its_salutation_and_its_signature(message: str, body: str) -> None:
    assert without_letter(message) == body


OF_A_LETTER = st.lists(
    st.sampled_from(
        ["Bonjour,", "Dear EIG team,", "salaire ?", "c'est ouvert ?", "je suis en CDI.", "Merci d'avance", "Merci de me dire où", "Bien cordialement,",
         "Camille Martin", "PS :", "\n", "\n\n", "bonne journée", "et", "combien ça dure", "tout le monde"]
    ), min_size=1, max_size=9,
).map(" ".join)  # fmt: skip


@settings(deadline=None, max_examples=400, database=None)
@given(OF_A_LETTER | st.text(max_size=80))
def test_a_letter_loses_no_question_and_gets_no_word(message: str) -> None:
    body = without_letter(message)
    assert set(words(body)) <= set(words(message)) and (body.strip() or not message.strip())
    assert {"salaire", "ouvert", "combien", "ou"} & set(words(message)) <= set(words(body))


def test_what_is_only_courteous() -> None:
    assert only_courteous("d'accord, merci !") and not only_courteous("merci, et ensuite ?")
    assert only_courteous("ok top merci bonne aprem !") and only_courteous("merci pour tout, bon week-end")
    assert only_courteous("Ah c'est bien ! merci beaucoup pour votre aide et bonne fin de journée à toute l'équipe")
    assert not only_courteous("merci pour votre aide, combien je gagne")
    assert only_courteous("merci quand même, bonne soirée à vous") and only_courteous("c'est clair, thanks anyway")
    assert not only_courteous("bonne soirée de restitution, c'est quand") and not only_courteous("et ?")


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("ya dautres projets dans la meme agence ?", "y a d'autres projets dans la meme agence ?"),
        ("jai recu ce quil faut, cest bon", "j'ai recu ce qu'il faut, c'est bon"),
        ("lautre cetait quoi daccord", "l'autre c'etait quoi d'accord"),
        ("Yavait quoi", "Y avait quoi"),
        ("quelle dent, un yaourt, nous et mon coeur", "quelle dent, un yaourt, nous et mon coeur"),
    ],
)
def test_what_is_glued_to_a_word_is_heard(typed: str, heard: str) -> None:
    assert spelt_out(typed) == heard


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("je peux tout faire en télétravail depuis la Bretagne ?", "je peux tout faire en télétravail ?"),
        ("télétravail depuis chez mes parents à Nice ?", "télétravail ?"),
        ("can I work remotely from New Delhi", "can I work remotely"),
        ("le télétravail est possible depuis quand ?", "le télétravail est possible depuis quand ?"),
        ("télétravail depuis janvier ?", "télétravail depuis janvier ?"),
        ("remote work from Monday to Friday?", "remote work from Monday to Friday?"),
        ("vous recrutez depuis Lyon ?", "vous recrutez depuis Lyon ?"),
    ],
)
def test_from_where_one_works_afar_is_left_aside(asked: str, left: str) -> None:
    assert without_where_from(asked) == left


@pytest.mark.parametrize(
    "said",
    ["super merci bcp bonne soirée", "ok parfait merci beaucoup bonne journée", "bon tant pis merci quand même !"],
)
def test_thanks_and_a_wish_in_one_breath(said: str) -> None:
    assert only_courteous(said) and not only_courteous(f"{said}, et le salaire")


def test_both_forms_of_a_word_are_one() -> None:
    assert spelt_out("un(e) géomaticien(ne) a été pris(e) ?") == "un géomaticien a été pris ?"
    assert spelt_out("la suite (e) du projet") == "la suite (e) du projet"


def test_how_a_formal_letter_ends() -> None:
    letter = "Madame, Monsieur, puis-je candidater ? Je vous prie d'agréer mes salutations distinguées."
    assert without_letter(letter) == "puis-je candidater ?"


@pytest.mark.parametrize(
    ("said", "courteous"),
    [
        ("super merci beaucoup, t'es plus rapide que ma collègue 😄 bonne soirée !", True),
        ("merci, c'est super rapide", True),
        ("c'est rapide ?", False),
        ("merci, c'est payé", False),
    ],
)
def test_praise_is_courteous(said: str, courteous: bool) -> None:
    assert only_courteous(said) is courteous

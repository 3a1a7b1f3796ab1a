"""French unless there is good reason to think otherwise: people borrow English words, seldom the small ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.texts import catalogue
from bot.wording.language import _SCRIPTS, _WORDS, detect

FRENCH = """
remote ? | mi temps possible ? | mi-temps | remote | deadline candidature | deadline | deadline ? | freelance possible ? | full remote | full-stack | part time
salaire junior dev full remote | UX designer | data scientist | CDI | c koi | jpeu postuler | cb | long ? | 1 an | an | a | me contacter
open source ? | job dating | profil UX designer senior à Lyon | je suis designer, is it possible ? | mission in Paris | bootcamp
le remote work c'est ok ? | est ce possible en part time | pay | salary | age limit | application deadline | promo 6 deadline
télétravail | combien ? | quand | et pour les designers | j'ai 50 ans | parlez vous anglais | bonjour | merci | ok | 12 | ?! |
date de cloture | y a t il un bootcamp | product owner | business developer | English only | health projects | ca paye
âge moyen de la promo 6
code for france / code for america bénévole comment rejoindre
"""
ENGLISH = """
how much does it pay? | can I apply from abroad | is it still open | do I need to speak french | what is the programme | hello | hi
thanks | what about remote | can I work remotely | when does the next call open | do i need a degree | and for designers? | where?
what kind of projects | who are the mentors | how do i apply ??? | is there an age limit | I am 50 | do you speak english
salary (in euros)? | contract length? | gross salary pls | four day week possible? | apply today possible? | How Long Is The Contract? | remote days per week | will I be paid for the interviews | can foreigners apply
projects about refugees | no university background, is that ok? | Former nurse, 41, retrained as a developer last year
"""
OTHERS = {
    "es": "¿cuánto se paga? | ¿De qué trataba Archifiltre y qué fue de él? | cuánto se gana | puedo trabajar a distancia | que perfiles buscan",
    "de": "Gibt es Projekte im Kulturministerium (ministère de la Culture)? | Wie viel verdient man? | kann ich mich ohne Diplom bewerben | wie lange dauert der Vertrag",
    "it": "quanto si guadagna | posso candidarmi senza laurea | C'è un progetto sui prelievi d'acqua e la siccità? | Vorrei sapere i tassi del prestito per i giovani in Francia",
    "pt": "quanto era o salário? | Quanto era o prazo em 2021? | quanto ganha um designer por mês | posso trabalhar de casa, não? | boa noite, o contrato dá direito a décimo terceiro salário? | posso candidatar-me sem ser francês?",
    "nl": "hoeveel verdien je | kan ik van thuis werken",
    "pl": "ile się zarabia | czy mogę pracować z domu",
    "ro": "cât se câștigă | cum pot să aplic",
    "tr": "ne kadar maaş | nasıl başvurabilirim, ne zaman",
    "ru": "сколько платят", "uk": "скільки платять, є вакансії? | чи можна працювати не на повний робочий день?", "ar": "كم الراتب", "zh": "多少钱", "ja": "給料はいくらですか",
    "ko": "급여는 얼마인가요", "el": "πόσο πληρώνει", "he": "כמה משלמים", "hi": "वेतन कितना है",
}  # fmt: skip


def cases(text: str) -> list[str]:
    return [question.strip() for line in text.strip().splitlines() for question in line.split("|")]


@pytest.mark.parametrize("question", cases(FRENCH))
def test_stays_french(question: str) -> None:
    assert detect(question) == "fr"


@pytest.mark.parametrize("question", cases(ENGLISH))
def test_is_english(question: str) -> None:
    assert detect(question) == "en"


@pytest.mark.parametrize(("lang", "question"), [(lang, q) for lang, text in OTHERS.items() for q in cases(text)])
def test_other_languages(lang: str, question: str) -> None:
    assert detect(question) == lang


def test_a_conversation_in_english_stays_in_english() -> None:
    for question in ("remote?", "salary", "ok", "12", "Paris", ""):
        assert detect(question, default="en") == "en"
    assert detect("combien on est payé ?", default="en") == detect("payé combien ?", default="en") == "fr"


def test_words_of_the_programme_say_nothing() -> None:
    assert detect("the cats", known=frozenset({"the", "cats"})) == "fr"
    assert detect("the cats") == "fr" and detect("are the cats there") == "en"


@settings(deadline=None, max_examples=300, database=None)
@given(st.text(max_size=80))
def test_any_text_has_a_language(text: str) -> None:
    assert detect(text) in {*_WORDS, *_SCRIPTS.values(), "uk"}


def test_every_language_told_has_a_notice() -> None:
    told = {*_WORDS, *_SCRIPTS.values(), "uk"} - {"fr"}
    assert {key.removeprefix("notice.") for key in catalogue("fr") if key.startswith("notice.")} == told


def test_small_words_of_german() -> None:
    assert detect("Welches Projekt hatte die meisten EIG in einem Team?") == "de"

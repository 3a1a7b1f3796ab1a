"""In which language a question is asked. French unless there is good reason to think otherwise.

Short questions borrow English words ("remote ?", "deadline candidature"), so a language is recognised by its small
words, which nobody borrows, and by its script.
"""

from __future__ import annotations

import re
import unicodedata

from bot.texts import FIRST
from index.text import fold

_SCRIPTS = {
    "CYRILLIC": "ru", "ARABIC": "ar", "HEBREW": "he", "GREEK": "el", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja",
    "CJK": "zh", "DEVANAGARI": "hi",
}  # fmt: skip

_SMALL = {
    "fr": "le la les un une des du de d au aux et ou où est es c ce ça ca cette quel quelle quels quelles qui que qu quoi comment combien "
    "pourquoi quand pour par dans sur avec sans je j tu il elle on nous vous ils mon ma mes ton ta votre vos leur suis sommes etes "
    "sont peut peux puis dois faut ai as avez ont y en pas ne n plus bonjour salut svp merci encore deja moi si cb pr ki ke koi kel kan "
    "jpeu jpe g ya tjs dc ds vs ns mm bcp c'est se quelqu chez apres avant depuis a an me te notre nos leurs",
    "en": "the a an is are was were do does did how what when where who whom which why can could i you he she we they my your our their "
    "it its to of in on for with without at from by and or if be been am will would should has have had not there this that these "
    "those any me about much many still yet per days weeks years month get got yes hello hi please thanks allowed between than then into which no as last just so only other else over since during until while because both each every",
    "es": "el los las una unos unas y o es son empieza empiezan próxima próximo convocatoria convocatorias plazo fecha fechas qué como cómo cuánto cuanto cuánta cuándo cuando dónde donde quién quien por para con sin se puede puedo "
    "tu su del al a en hay hola gracias cuál pero soy tengo si este esta está están estoy más también muy ya ser hacer hace tiene tienen quiero quisiera quería saber sobre algún alguna ningún otro otra sueldo "
    "trabajo trabajar buscan buscáis puesto puestos perfiles años meses días mes buenas buenos",
    "de": "der die das ein eine und oder ist sind wie was wann wo wer wieviel viel kann ich du er sie wir ihr mein dein für mit ohne nicht "
    "vertrag dauert bewerbung frist gehalt stelle stellen arbeit arbeiten zu im am auf von es gibt man hallo danke welche welcher welches bewerben war gab viele hatte haben habe einem einen einer den dem meisten wird "
    "werden bei nach aus auch noch nur muss sich als",
    "it": "il lo gli una uno e o è sono come quanto quanti quante quando dove chi posso può per con senza mio tuo del della di che cosa si "
    "a ciao grazie quale quali nella nel ho sono i da tutti tutte ogni anche dal dai sul sui sulla sulle delle degli dei ci in nei nelle vorrei sapere quello quella questo questa hanno erano alla alle agli viene vengono buonasera buongiorno",
    "pt": "o a os as um uma e ou é são como quanto quantos quando onde quem posso pode por para com sem meu seu do da de que não você "
    "olá obrigado obrigada qual quais na no nas nos era prazo até sou ser ter tem têm há dá ao aos à às pelo pela algum alguma algo já mais também muito ainda depois antes fazer quero queria gostaria saber "
    "boa bom noite tarde oi dias dia anos mês meses isso isto este esta minha meus vocês salário trabalho trabalhar vaga vagas emprego direito bolsa candidatar candidatos mensal",
    "nl": "de het een en of hoeveel mensen werden worden totaal wordt is zijn hoe wat wanneer waar wie kan ik je jij wij mijn voor met zonder niet er op van",
    "pl": "i lub jest są jak co kiedy gdzie kto ile czy mogę można dla z bez nie na do się w",
    "ro": "și sau este sunt cum ce când unde cine cât pot poate pentru cu fără nu la din un o",
    "tr": "ve veya mı mu mü nasıl ne zaman nerede kim kaç için ile bir bu var yok",
}
_WORDS = {lang: frozenset(small.split()) for lang, small in _SMALL.items()}
_WORDS[FIRST] |= frozenset(fold(w) for w in _WORDS[FIRST])
_ENGLISH = frozenset(
    "too old young signing sign up right now join joining allow apply applying applied applicant applicants contract contracts length salary salaries gross pay paid wage wages earn earning "
    "earnings week weekly day daily month monthly year yearly today tomorrow tonight work working worked worker workers hire hired hiring "
    "degree needed required requirements foreigner foreigners citizen citizenship nationality visa open opening opened closed closing "
    "late interview interviews leave holiday holidays sick benefits housing skills skill resume next previous last first second "
    "third fourth fifth sixth seventh cohort batch project projects challenge challenges about founded funded funding owner owns "
    "developer developers engineer engineers lawyer lawyers student students age limit start starting started end ending ended finish "
    "finished length long short full part time home office offices abroad city cities town host ministry ministries department "
    "agency agencies government civil servant servants state public sector selection selected jury criteria answer answers question "
    "questions contact email phone address help support training coaching mentor team teams size number many women men share people "
    "hired goal goals origin history former past current future results result success failed failure failures stopped abandoned "
    "four five six seven eight nine ten twelve possible allowed eligible eligibility renewal renewable extension extend probation notice "
    "bonus net before after taxes tax pls plz thx difference between versus tell know want need live living move moving".split()
)
"""English words of content. One is no proof, since many are borrowed or French as well; a question of nothing else is."""
_BORROWED = frozenset(
    "remote full time age limit limits deadline job freelance cv data designer design start open team mentor coach possible net age public long part jury visa contact support prime date dates".split()
)
_LETTERS = {"es": "¿¡ñ", "de": "ßäöü", "pt": "ãõ", "pl": "łąężśźńć", "ro": "ățș", "tr": "ığş", "fr": "éèêàùçœîôûâ"}
"""Letters that one of these languages uses more than the others."""

_SIGNS = {"es": re.compile(r"[¿¡]"), "it": re.compile(r"\bc['’](?:è|era|erano)\b")}
"""What hardly any other language writes."""
_ASIDE = re.compile(r"\([^)]*\)")
"""What stands in brackets is often a French name."""

_TOKEN = re.compile(r"\b[^\W\d_]+\b")


def detect(question: str, default: str = "fr", known: frozenset[str] = frozenset()) -> str:
    """ISO 639-1 code of the language of `question`; `default` when nothing tells.

    `known` holds folded words that belong to the programme's own vocabulary and say nothing about the language.
    """
    if script := _script(question):
        if script == "ru" and re.search(r"[іїєґ]|\b(?:чи|що|як|де|та)\b", question.lower()):
            return "uk"
        return script
    question = question.lower()
    if len(_TOKEN.findall(without := _ASIDE.sub(" ", question))) > 2:
        question = without
    tokens = _TOKEN.findall(question)
    if not any(len(t) > 1 for t in tokens):  # « 4/5e »
        return default
    folded = [fold(t) for t in tokens]
    counts = {
        lang: sum(
            1.0
            for t, f in zip(tokens, folded, strict=True)
            if (t in small or (lang == FIRST and f in small)) and f not in known
        )
        for lang, small in _WORDS.items()
    }
    for lang, letters in _LETTERS.items():
        if any(c in letters for c in question):
            counts[lang] += 1.0 if lang == "fr" else 1.5
    for lang, sign in _SIGNS.items():
        counts[lang] += 3.0 * bool(sign.search(question))
    best = max(counts, key=lambda lang: counts[lang])
    if not counts[FIRST] and counts[best] <= counts["en"] and _all_english(folded, known):
        return "en"
    if counts[best] <= counts[default] or (counts[best] == counts[FIRST] and default == FIRST):
        return default
    if len(tokens) <= 2:  # "remote ?", "in Paris": borrowed words, not another language
        accented = counts[best] > 1 and not counts[default]  # « payé combien ? »
        return best if counts[best] >= len(tokens) or accented else default
    # One small word among several words is enough only when nothing speaks for the default.
    # Three words are, too, when they begin with it, as a question does ("can foreigners apply"), or another of them is
    # English and hardly ever borrowed ("projects about refugees").
    clear = tokens[0] in _WORDS[best] or (
        best == "en" and any(t in _ENGLISH - _BORROWED - _WORDS["en"] for t in folded)
    )
    alone = counts[default] == 0 and len(tokens) >= (3 if clear else 4)
    return best if counts[best] >= 2 or alone else default


def _all_english(tokens: list[str], known: frozenset[str]) -> bool:
    """Whether a question of two words at least says nothing but English words, one of them hardly ever borrowed."""
    told = [t for t in tokens if t not in known]
    english = _ENGLISH | _WORDS["en"] | _BORROWED
    return len(told) > 1 and all(t in english for t in told) and any(t in _ENGLISH - _BORROWED for t in told)


def _script(question: str) -> str | None:
    """The language of a script that is not Latin, when most letters are in it."""
    found: dict[str, int] = {}
    letters = [c for c in question if c.isalpha()]
    for letter in letters:
        name = unicodedata.name(letter, "").split(" ")[0]
        if name in _SCRIPTS:
            found[_SCRIPTS[name]] = found.get(_SCRIPTS[name], 0) + 1
    if not found:
        return None
    best = "ja" if "ja" in found else max(found, key=lambda lang: found[lang])
    return best if sum(found.values()) > len(letters) / 2 else None

from __future__ import annotations

import re
import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.masking import mask

AROUND = st.sampled_from(["", "bonjour ", "mon contact : ", "(", "« ", "tél:", "appelez-moi au "])
AFTER = st.sampled_from(["", " merci", ".", " ?", ")", ", svp", " demain à 10 h"])
SEPARATOR = st.sampled_from(["", " ", ".", "-", " - ", "/", "\u00a0", "_", " . ", "·", "\u202f", "‑"])


@given(AROUND, AFTER, st.text("0123456789", min_size=8, max_size=8), SEPARATOR, st.sampled_from(
    ["0{}", "+33{}", "+33 {}", "0033{}", "+33(0){}", "(+33) {}", "(0){}", "+33 (0) {}"]
))  # fmt: skip
def test_no_french_number_is_left(before: str, after: str, digits: str, separator: str, form: str) -> None:
    pairs = separator.join(["6" + separator + digits[:2], digits[2:4], digits[4:6], digits[6:8]])
    masked = mask(before + form.format(pairs) + after)
    left = re.sub(r"10 h", "", masked)
    assert not re.search(r"\d", left) and "[numéro]" in masked
    assert (after.strip(" .?),") or "") in masked


@given(st.integers(1, 998), st.text("0123456789", min_size=7, max_size=12), SEPARATOR, st.integers(1, 4), AFTER)
def test_no_international_number_is_left(country: int, digits: str, separator: str, size: int, after: str) -> None:
    groups = separator.join(digits[i : i + size] for i in range(0, len(digits), size))
    masked = mask(f"joignable au +{country} {groups}{after}")
    assert not re.search(r"\d", masked.replace("10 h", ""))


LOCAL = st.text(string.ascii_lowercase + "0123456789", min_size=3, max_size=12).map(lambda t: f"q{t}z")
AT = st.sampled_from(
    ["@", " @ ", "(at)", " (at) ", " [at] ", " arobase ", " (arobase) ", " AROBASE ", "＠", "{at}", " at ", "-arobase-"]
)
DOT = st.sampled_from([".", " point ", " (point) ", "[dot]", " dot ", "．"])


@given(
    AROUND, LOCAL, AT, st.sampled_from(["exemple", "sous-domaine"]), DOT, st.sampled_from(["fr", "org", "com"]), AFTER
)
def test_no_mail_address_is_left(
    before: str, local: str, at: str, domain: str, dot: str, end: str, after: str
) -> None:  # fmt: skip
    masked = mask(f"{before}{local}{at}{domain}{dot}{end}{after}")
    assert local not in masked and domain not in masked and "[e-mail]" in masked
    assert (after.strip(" .?),") or "") in masked


@given(st.text(max_size=300))
def test_whatever_is_written_is_masked_once(text: str) -> None:
    once = mask(text)
    assert len(once) <= 1000 and mask(once) == once


@pytest.mark.parametrize(
    "text, left",
    [
        ("jeanne point dupont arobase exemple point fr", "[e-mail]"),
        ("j e a n n e @ example.fr", "[e-mail]"),
        ("écris à jeanne+eig@mail.example.co.uk. Merci", "écris à [e-mail]. Merci"),
        ("zéro six, douze, trente quatre, cinquante-six, soixante dix huit", "[numéro]"),
        ("mon numéro c'est zero six 12 trente-quatre cinquante six 78", "mon numéro c'est [numéro]"),
        ("0 6 1 2 3 4 5 6 7 8", "[numéro]"),
        ("FR76 3000 6000 0112 3456 7890 189", "[numéro]"),
        ("de89370400440532013000", "[numéro]"),
        ("1 85 05 2A 123 456 78", "[numéro]"),
        ("185057512345678", "[numéro]"),
        ("passeport 12AB34567", "passeport [numéro]"),
        ("@jeanne_d sur Telegram", "[compte] sur Telegram"),
        ("https://www.linkedin.com/in/jeanne-dupont-1/", "https://www.linkedin.com/[compte]"),
        ("voir github.com/jeanne", "voir github.com/[compte]"),
        ("12 bis rue des Lilas, 75011 Paris", "[adresse]"),
        ("je m'appelle Jeanne Dupont et je suis développeuse", "je m'appelle [nom] et je suis développeuse"),
        ("Je m’appelle jeanne, puis-je candidater ?", "Je m'appelle [nom], puis-je candidater ?"),
        ("my name is Jeanne and I code", "my name is [nom] and I code"),
    ],
)
def test_what_names_somebody_is_masked(text: str, left: str) -> None:
    assert mask(text).replace("’", "'") == left


@pytest.mark.parametrize(
    "text",
    [
        "c'est payé combien ? 4 000 € ou 45 000 par an ?",
        "entre 35 000 et 40 000 € en 2025-2026",
        "35000-40000 euros",
        "du 01/10/2026 au 03/04/2027, à 10:30",
        "le 2026-11-24 10:30",
        "les années 2022 2023 2024",
        "la saison 2, 3, 4, 5, 6, 7",
        "un deux trois",
        "I am good at python. can I apply",
        "je travaille chez data.gouv.fr",
        "la place des femmes, l'école 42, la route est longue",
        "10 mois à 3 jours par semaine",
    ],
)
def test_a_question_keeps_its_figures(text: str) -> None:
    assert mask(text) == text


def test_no_half_of_a_number_stays_at_the_cut() -> None:
    for start in range(80, 100):
        assert not re.search(r"\d", mask("a" * start + " 06 12 34 56 78", limit=100))


@pytest.mark.parametrize(
    "piece",
    ["a", "1 ", "a.", "a@", "point ", "a at ", "zero ", "aa11 ", "1 rue ", "http://a.a.", "@", "a-a_", " ( ", "1a"],
)
def test_no_text_makes_it_slow(piece: str) -> None:
    started = time.perf_counter()
    mask(piece * 5_000)
    assert time.perf_counter() - started < 1

"""Names of one word, and the long words of administrations' names, known with a wrong letter (« bordeau »)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rapidfuzz.distance import OSA

from index.text import words

SPELLABLE = 6
"""Letters from which on a name is known with a wrong letter; a project's with two, half as many again."""

TELLING_LETTERS = 8
"""Letters from which on a word inside the name of an administration is known with a wrong letter."""

BY_THEIR_WORDS = {"administrations"}
"""Facets of which a long word alone tells a name of several."""


class NameSpelling:
    """Sets misspelt names right. Never changes."""

    def __init__(self, forms: Mapping[tuple[str, ...], Sequence[tuple[str, str]]], facets: Collection[str]) -> None:
        """`forms`: the words of each name, and what it can mean (facet, term); `facets`: of which names may be misspelt."""
        of_one: dict[str, set[str]] = {}
        names: dict[str, frozenset[str]] = {}
        for form, terms in forms.items():
            named = {facet for facet, _ in terms}
            if len(form) == 1 and len(form[0]) >= SPELLABLE and named <= set(facets):
                names[form[0]] = frozenset(term for _, term in terms)
            for word in form if named == BY_THEIR_WORDS else ():
                of_one.setdefault(word, set()).update(term for _, term in terms)
        telling = {w: frozenset(ids) for w, ids in of_one.items() if len(w) >= TELLING_LETTERS and len(ids) == 1}
        self._means = telling | names
        # None of them is another one misspelt: « ministère », « Finistère ».
        self._known = frozenset(word for form in forms for word in form)

    def __call__(self, text: str) -> str:
        """The folded words of `text`, with those set right of which a single letter is wrong."""
        return " ".join(map(self._word, words(text)))

    def _word(self, word: str) -> str:
        if len(word) < SPELLABLE or word in self._known:
            return word
        near = sorted(n for n in self._means if OSA.distance(word, n, score_cutoff=1) <= 1)
        return near[0] if len({self._means[n] for n in near}) == 1 else word

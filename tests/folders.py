"""Tiny knowledge folders for tests, and the real one, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from index.knowledge import Knowledge
from index.loader import Loaded, Loader

ROOT = Path(__file__).resolve().parent.parent
BROKEN = ROOT / "tests" / "broken"

PROGRAMME = """\
name: Programme d’essai
short_name: Essai
timezone: Europe/Paris
languages: [fr, en]
contact: {name: l’équipe, name_en: the team, email: equipe@exemple.fr}
cohort_word: {fr: session, en: session}
cohort_words: [sessions, saison]
project_words: [projet, projets, project]
cohorts:
  - {id: session-1, name: session 1, from: 2019-01-01}
  - {id: session-1-bis, name: session 1 bis, from: 2020-03-01, side: true, also: [s1 bis]}
  - {id: session-2, name: session 2, from: 2021-01-01}
topics: [{id: argent, name: L’argent}]
themes: [{id: sante, name: santé, also: [hôpitaux]}, {id: mer, name: mer, also: [défense en mer]}]
profiles: [{id: design, name: design, also: [designers, ux]}, {id: code, name: développement}]
statuses: [{id: acheve, name: achevé}, {id: en-cours, name: en cours}]
places:
  - {id: lyon, name: Lyon, region: rhone-alpes}
  - {id: rhone-alpes, name: Rhône-Alpes}
  - {id: brest, name: Brest}
administrations: [{id: marine, name: ministère de la Mer, also: [mer]}]
"""

CALENDAR = """\
kinds:
  - {id: depot, name: dépôt, name_en: applications, question: Quand déposer ?, call: true}
  - {id: oral, name: oraux, name_en: interviews, question: Quand sont les oraux ?}
events:
  - id: depot-1
    kind: depot
    cohort: session-1
    title: Dépôt de la session 1
    title_en: Applications to session 1
    start: 2019-03-01
    end: 2019-03-31T17:00
    source: [{title: Une page, url: https://exemple.fr/1}]
"""

_SOURCES = "source: [{title: Une page, url: https://exemple.fr/page, updated: 2026-01-05}]\nreviewed_on: 2026-01-05\n"


def entry(entry_id: str, head: str = "", body: str = "Une réponse.") -> str:
    """The text of a good entry, with `head` added to its header."""
    return f"---\nid: {entry_id}\nquestion: Que dit {entry_id} ?\ntopic: argent\n{head}{_SOURCES}---\n{body}\n"


def project(
    project_id: str, head: str = "themes: [sante]\nplaces: [lyon]\n", cohort: str = "session-1",
    years: str = "2019",
) -> str:  # fmt: skip
    """The text of a good project, with `head` for its traits."""
    return (
        f'---\nid: {project_id}\nname: Projet {project_id}\nsummary: Un projet\ncohort: {cohort}\nyears: "{years}"\n'
        f'administration: Un ministère\nplace: Lyon\n{head}status: {{id: acheve, text: Achevé, as_of: "2020"}}\n'
        f"{_SOURCES}---\nLe projet.\n"
    )


def folder(**more: str) -> dict[str, bytes]:
    """Files of a small sound folder, by name; `more` adds or replaces by name."""
    files = {
        "programme.yaml": PROGRAMME,
        "calendar.yaml": CALENDAR,
        "faq/age.md": entry("age"),
        "projects/phare.md": project("phare"),
    }
    return {name: text.encode() for name, text in (files | more).items()}


def load(files: dict[str, bytes]) -> Loaded:
    """What files that stand nowhere give."""
    return Loader(Path("nowhere")).load(files)


def knowledge(**more: str) -> Knowledge:
    """The knowledge of a small folder, which must be sound."""
    loaded = load(folder(**more))
    assert loaded.knowledge is not None and not loaded.report.problems, [str(p) for p in loaded.report]
    return loaded.knowledge


@cache
def real_load() -> Loaded:
    """The knowledge folder that is served."""
    return Loader(ROOT / "knowledge").load()


def real() -> Knowledge:
    found = real_load().knowledge
    assert found is not None
    return found


def link_tuning(made: Path) -> None:
    """The real folder's tuning files in another one, so that the encoders need not be prepared again for it."""
    for file in (ROOT / "knowledge").glob("adapter-*.npz"):
        (made / file.name).symlink_to(file)

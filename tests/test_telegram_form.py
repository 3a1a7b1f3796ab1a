"""The interest form in a chat, over the wire, with the real service and a real database."""

import asyncio
import re
from datetime import UTC, datetime, timedelta

import pytest

from bot.interest.answers import check
from bot.interest.form import interest_form
from bot.interest.service import Interests
from bot.storage.tables import drafts as drafts_table
from bot.telegram.drafts import Drafts
from bot.telegram.service import TelegramService
from index.knowledge import Knowledge
from tests.fake_bot_api import FakeBotApi, Json, buttons, until
from tests.telegram_bot import Mode, Office, Recorder, started

pytest_plugins = ("tests.telegram_bot",)


@pytest.fixture(autouse=True)
def interests(office: Office, knowledge: Knowledge) -> Interests:
    """The real service, which sends no mail."""
    office.interests = Interests(office.storage, lambda: knowledge, lambda: datetime.now(UTC), mail=False)
    return office.interests


@pytest.fixture
def mode() -> Mode:
    """The form is the same by polling; restarts are tried in both."""
    return "webhook"


class Chat:
    """A person before the bot: sees the last message, types and presses."""

    def __init__(self, api: FakeBotApi, number: int = 1) -> None:
        self.api, self.number = api, number

    @property
    def last(self) -> Json:
        return self.api.shown(self.number)[-1]

    async def sees(self, words: str) -> Json:
        def found() -> Json | None:
            shown = self.api.shown(self.number)
            return shown[-1] if shown and words in shown[-1]["text"] and self.api.pending() == 0 else None

        try:
            return await until(found)  # type: ignore[no-any-return]
        except AssertionError:
            raise AssertionError([m["text"] for m in self.api.shown(self.number)][-3:]) from None

    async def types(self, text: str, then: str) -> Json:
        self.api.say(text, self.number)
        return await self.sees(then)

    async def presses(self, label: str, then: str) -> Json:
        found = next(b["text"] for b in buttons(self.last) if b["text"].lstrip("✓ ") == label)
        self.api.press(self.last, found, self.number)
        return await self.sees(then)

    def labels(self) -> list[str]:
        return [b["text"] for b in buttons(self.last)]


async def to_the_answers(chat: Chat, name: str = "Jeanne") -> Json:
    """The whole form, as quickly as can be."""
    await chat.types("/interesse", "Votre prénom (1/11)")
    await chat.types(name, "(2/11)")
    await chat.presses("Me prévenir ici, sur Telegram", "(3/11)")
    for number in range(4, 11):
        await chat.presses("Passer", f"({number}/11)")
    await chat.presses("Oui", "(11/11)")
    return await chat.presses("Non", "Vos réponses")


async def test_from_the_command_to_the_database(api: FakeBotApi, bot: TelegramService, interests: Interests) -> None:
    chat = Chat(api)
    await chat.types("/interesse", "Votre prénom (1/11)")
    assert "nous vous préviendrons" in api.shown()[0]["text"]
    assert "Pour vous appeler" in chat.last["text"] and chat.labels() == ["Passer", "Annuler"]
    await chat.types("Jeanne", "(2/11)")
    assert chat.labels() == ["Me prévenir ici, sur Telegram", "← Retour", "Annuler"]
    await chat.types("jeanne.exemple", "arobase")
    await chat.types("jeanne@exemple.fr", "(3/11)")
    await chat.presses("Designer", "(4/11)") if "Designer" in chat.labels() else await chat.presses("Passer", "(4/11)")
    first, second = [label for label in chat.labels() if label not in ("Passer", "← Retour", "Annuler")][:2]
    api.press(chat.last, first)
    await until(lambda: f"✓ {first}" in chat.labels())
    api.press(chat.last, second)
    await until(lambda: f"✓ {second}" in chat.labels())
    await chat.presses("Continuer", "(5/11)")
    for number in range(6, 9):
        await chat.presses("Passer", f"({number}/11)")
    await chat.types("Deux lignes\nde ma main", "(9/11)")
    await chat.presses("Passer", "(10/11)")
    await chat.presses("Oui", "(11/11)")
    await chat.presses("Non", "Vos réponses")
    for said in ("Jeanne", "jeanne@exemple.fr", "Deux lignes", first, second):
        assert said in chat.last["text"]
    await chat.presses("Envoyer", "C’est enregistré")
    token = interests.token_of_chat(1)
    assert token
    held = interests.held(token)
    assert held.contact == "jeanne@exemple.fr" and held.channel == "telegram"
    assert held.answers["message"] == "Deux lignes\nde ma main" and len(held.answers["themes"]) == 2  # type: ignore[arg-type]
    assert (held.answers["consent_contact"], held.answers["consent_share"]) == (True, False)


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_restart_in_the_middle_goes_on_where_it_was(
    api: FakeBotApi, recorder: Recorder, office: Office, mode: Mode, interests: Interests
) -> None:
    chat = Chat(api)
    async with started(recorder, api, office, mode):
        await chat.types("/interesse", "(1/11)")
        await chat.types("Jeanne", "(2/11)")
    async with started(recorder, api, office, mode):
        await chat.presses("Me prévenir ici, sur Telegram", "(3/11)")
        await chat.presses("Passer", "(4/11)")
    async with started(recorder, api, office, mode):
        for number in range(5, 11):
            await chat.presses("Passer", f"({number}/11)")
        await chat.presses("Oui", "(11/11)")
    async with started(recorder, api, office, mode):
        await chat.presses("Non", "Vos réponses")
        await chat.presses("Envoyer", "C’est enregistré")
    token = interests.token_of_chat(1)
    assert token and interests.held(token).answers["first_name"] == "Jeanne"
    assert not recorder.asked


async def test_back_skip_and_correction_of_one_field(
    api: FakeBotApi, bot: TelegramService, interests: Interests
) -> None:
    chat = Chat(api)
    await to_the_answers(chat, "Jean")
    await chat.presses("Corriger une réponse", "Quelle réponse")
    await chat.presses("Votre prénom", "Votre réponse : Jean")
    await chat.presses("← Retour", "Vos réponses")
    await chat.presses("Corriger une réponse", "Quelle réponse")
    await chat.presses("Votre prénom", "(1/11)")
    await chat.types("Jeanne", "Vos réponses")
    await chat.presses("Envoyer", "C’est enregistré")
    token = interests.token_of_chat(1)
    assert token and interests.held(token).answers["first_name"] == "Jeanne"


async def test_sent_then_corrected_before_the_chat_learned_of_it(
    api: FakeBotApi, bot: TelegramService, interests: Interests, office: Office, knowledge: Knowledge
) -> None:
    """A process may die after an interest was kept and before its chat was told."""
    chat = Chat(api)
    await to_the_answers(chat, "Jean")
    kept = Drafts(office.storage).load(1)
    assert kept
    answers = check(interest_form(knowledge, "fr", "telegram"), kept.draft.answers)
    interests.submit(answers, "telegram", "fr", key=kept.draft.id, telegram_chat=1)
    await chat.presses("Corriger une réponse", "Quelle réponse")
    await chat.presses("Votre prénom", "(1/11)")
    await chat.types("Jeanne", "Vos réponses")
    await chat.presses("Envoyer", "C’est enregistré")
    token = interests.token_of_chat(1)
    assert token and interests.held(token).answers["first_name"] == "Jeanne"


async def test_without_any_consent_nothing_is_kept(api: FakeBotApi, bot: TelegramService, interests: Interests) -> None:
    chat = Chat(api)
    await to_the_answers(chat)
    await chat.presses("Corriger une réponse", "Quelle réponse")
    label = next(t for t in chat.labels() if "m’écrive" in t or "conserve" in t)
    await chat.presses(label, "(10/11)")
    await chat.presses("Non", "Vos réponses")
    await chat.presses("Envoyer", "Sans accord")
    assert interests.token_of_chat(1) is None
    await chat.types("oui", "Vos réponses")
    await chat.presses("Envoyer", "C’est enregistré")
    assert interests.token_of_chat(1)


async def test_cancelled_means_gone(api: FakeBotApi, bot: TelegramService, recorder: Recorder, office: Office) -> None:
    chat = Chat(api)
    await chat.types("/interesse", "(1/11)")
    await chat.types("Jeanne", "(2/11)")
    await chat.presses("Annuler", "rien n’a été gardé")
    with office.storage.read() as tx:
        assert tx.execute(drafts_table.select()).all() == []
    await chat.types("quel salaire ?", "4 000")
    assert recorder.asked[-1][0] == "quel salaire ?"


async def test_a_form_that_was_left_alone_is_given_up(
    api: FakeBotApi, bot: TelegramService, recorder: Recorder, office: Office
) -> None:
    chat = Chat(api)
    await chat.types("/interesse", "(1/11)")
    await chat.types("Jeanne", "(2/11)")
    old = chat.last
    with office.storage.begin() as tx:
        tx.execute(drafts_table.update().values(updated_at=datetime.now(UTC) - timedelta(hours=2)))
    api.press(old, "Me prévenir ici, sur Telegram")
    await chat.sees("n’est plus ouvert")
    await chat.types("quel salaire ?", "4 000")
    assert "plus d’une heure" in api.shown()[-2]["text"]
    with office.storage.read() as tx:
        assert tx.execute(drafts_table.select()).all() == []


async def test_commands_and_buttons_of_other_messages_do_not_disturb_it(
    api: FakeBotApi, bot: TelegramService, recorder: Recorder
) -> None:
    chat = Chat(api)
    await chat.types("quel salaire ?", "4 000")
    answer = chat.last
    await chat.types("/interesse", "(1/11)")
    step = chat.last
    await chat.types("/dates", "2026")
    api.press(answer, "Et le contrat ?")
    await chat.sees("quel contrat ?")
    api.message(1, photo=[{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}])
    await chat.sees("Je ne sais lire que du texte")
    await chat.types("Jeanne", "(2/11)")
    before = len(api.shown())
    api.press(step, "Passer")  # the button of a question that has been answered
    await until(lambda: api.pending() == 0)
    api.say("/interesse")
    await until(lambda: "On reprend" in api.shown()[-2]["text"] and "(2/11)" in chat.last["text"])
    assert len(api.shown()) <= before + 3


async def test_hostile_answers_and_buttons(
    api: FakeBotApi, bot: TelegramService, caplog: pytest.LogCaptureFixture
) -> None:
    chat = Chat(api)
    await chat.types("/interesse", "(1/11)")
    for text in ("<b>x</b>", "**", "\x00", "\ud83d", "a" * 4000, "ﷺ" * 1000):
        await chat.types(text, "(1/11)")
    for data in (
        "f=",
        "f=o",
        "f=o||",
        "f=o|nope|x",
        "f=t|first_name|x",
        "f=g|nope|",
        "f=z|first_name|",
        "f=s||",
        "f=p|first_name|99999999",
    ):
        api.press_data(chat.last, data)
        await until(lambda: api.pending() == 0)
    await chat.types("Jeanne", "(2/11)")
    assert not [r for r in caplog.records if r.levelname == "ERROR"]


async def test_projects_are_paged_and_searched(api: FakeBotApi, bot: TelegramService, knowledge: Knowledge) -> None:
    chat = Chat(api)
    await chat.types("/interesse", "(1/11)")
    await chat.presses("Passer", "(2/11)")
    await chat.presses("Me prévenir ici, sur Telegram", "(3/11)")
    await chat.presses("Passer", "(4/11)")
    await chat.presses("Passer", "Page 1 sur 17")
    await chat.presses("Suivants →", "Page 2 sur 17")
    api.say("capqualif")
    await until(lambda: chat.labels()[0] == "CapQualif")
    await chat.types("zzzz", "Rien ne correspond")
    api.press(chat.last, "CapQualif")
    await until(lambda: "✓ CapQualif" in chat.labels())
    await chat.presses("Tout montrer", "Page 1 sur 17")
    await chat.presses("Continuer", "(6/11)")


async def test_in_a_group_nobody_reads_along(api: FakeBotApi, bot: TelegramService) -> None:
    api.say("/interesse@GuichetBot", -100)
    [shown] = await until(lambda: api.shown(-100))
    assert "en privé" in shown["text"] and buttons(shown)[0]["url"] == "https://t.me/GuichetBot?start=interesse"
    api.say("/mes_donnees@GuichetBot", -100)
    await until(lambda: len(api.shown(-100)) == 2)
    assert "en privé" in api.shown(-100)[1]["text"]
    chat = Chat(api)
    await chat.types("/start interesse", "(1/11)")


async def test_a_hundred_forms_at_once_are_not_mixed_up(
    api: FakeBotApi, bot: TelegramService, interests: Interests
) -> None:
    names = {number: "".join(chr(97 + int(d)) for d in str(number)) for number in range(100, 140)}

    async def one(number: int, name: str) -> None:
        chat = Chat(api, number)
        api.say("/interesse", number)
        await until(lambda: len(api.shown(number)) == 2 and "(1/11)" in chat.last["text"], 30)
        api.say(name, number)
        await until(lambda: "(2/11)" in chat.last["text"], 30)

    await asyncio.gather(*(one(number, name) for number, name in names.items()))
    for number, name in names.items():
        chat = Chat(api, number)
        api.press(chat.last, "← Retour", number)
        await until(lambda chat=chat, name=name: f"Votre réponse : {name}" in chat.last["text"], 30)  # type: ignore[misc]


async def test_my_data_seen_corrected_withdrawn_and_erased(
    api: FakeBotApi, bot: TelegramService, interests: Interests, recorder: Recorder
) -> None:
    chat = Chat(api)
    await chat.types("/mes_donnees", "Je ne garde aucune réponse")
    await to_the_answers(chat)
    await chat.presses("Envoyer", "C’est enregistré")
    await chat.presses("Mes données", "Ce que nous gardons")
    assert "Jeanne" in chat.last["text"] and "Ne plus m’écrire" in chat.labels()
    shown = chat.last
    api.press(shown, "Recevoir en fichier JSON")
    document = await until(lambda: api.documents[-1:] and api.documents[-1])
    assert b'"first_name": "Jeanne"' in document
    api.press(shown, "Corriger")
    await chat.sees("Vos réponses")
    await chat.presses("Corriger une réponse", "Quelle réponse")
    await chat.presses("Votre prénom", "(1/11)")
    await chat.types("Ada", "Vos réponses")
    await chat.presses("Envoyer", "C’est enregistré")
    token = interests.token_of_chat(1)
    assert token and interests.held(token).answers["first_name"] == "Ada"
    await chat.types("/supprimer", "On efface")
    await chat.presses("Non, garder", "Rien n’a été effacé")
    assert interests.token_of_chat(1)
    await chat.types("/supprimer", "On efface")
    await chat.presses("Oui, tout effacer", "C’est effacé")
    assert interests.token_of_chat(1) is None
    assert len(recorder.forgotten) == 1 and re.search(r"[\w-]{8,}$", chat.last["text"])
    await chat.types("/supprimer", "On efface")
    await chat.presses("Oui, tout effacer", "rien à effacer")


async def test_withdrawing_the_only_consent_erases_all(
    api: FakeBotApi, bot: TelegramService, interests: Interests
) -> None:
    chat = Chat(api)
    await to_the_answers(chat)
    await chat.presses("Envoyer", "C’est enregistré")
    await chat.types("/my_data", "Ce que nous gardons")
    await chat.presses("Ne plus m’écrire", "C’est effacé")
    assert interests.token_of_chat(1) is None


async def test_erased_also_from_the_files(
    api: FakeBotApi, recorder: Recorder, office: Office, interests: Interests
) -> None:
    chat, name = Chat(api), "Zéphyrine"
    async with started(recorder, api, office):
        await to_the_answers(chat, name)
        await chat.presses("Envoyer", "C’est enregistré")
        await chat.types("/supprimer", "On efface")
        await chat.presses("Oui, tout effacer", "C’est effacé")
    assert office.storage.file
    kept = b"".join(path.read_bytes() for path in office.storage.file.parent.glob("guichet*"))
    assert b"Z\\u00e9phyrine" not in kept and name.encode() not in kept

"""A candidate's chat, over the wire."""

import asyncio
import re
import time

import pytest

from bot.telegram.catalogue import turn
from bot.telegram.desk import Answering
from bot.telegram.memory import Payloads
from bot.telegram.service import TelegramService
from index.knowledge import Knowledge
from tests.fake_bot_api import FakeBotApi, Json, buttons, until
from tests.telegram_bot import Mode, Office, Recorder, started

pytest_plugins = ("tests.telegram_bot",)


async def answers(api: FakeBotApi, count: int = 1, chat: int = 1) -> list[Json]:
    """The bot's messages in the chat, once there are `count`; and no more of them."""
    await until(lambda: len(api.shown(chat)) >= count and all(api._answered.values()), 15)
    await asyncio.sleep(0.05)
    shown = api.shown(chat)
    assert len(shown) == count, [m["text"] for m in shown]
    return shown


def choices(shown: Json) -> list[Json]:
    """The buttons of a message, but for those that judge it."""
    return [b for b in buttons(shown) if b["callback_data"][:1] not in "uv"]


async def test_commands_are_registered_in_both_languages(api: FakeBotApi, bot: TelegramService) -> None:
    await until(lambda: "en" in api.commands)
    names = {lang: {c["command"] for c in menu} for lang, menu in api.commands.items()}
    french = {
        "dates",
        "projets",
        "interesse",
        "rappel",
        "contact",
        "mes_donnees",
        "supprimer",
        "langue",
        "aide",
        "start",
    }
    assert names["fr"] == names[""] == french
    english = {
        "dates",
        "projects",
        "interested",
        "reminder",
        "contact",
        "my_data",
        "delete",
        "language",
        "help",
        "start",
    }
    assert names["en"] == english


async def test_every_channel_works_with_whoever_answers(api: FakeBotApi, answering: Answering, office: Office) -> None:
    async with started(answering, api, office):
        api.say("Quel est le salaire ?")
        [shown] = await answers(api)
        assert "<a href=" in shown["html"]
        api.say("/start projet-capqualif")
        assert len(await answers(api, 2)) == 2
        for number, pressed in enumerate([b for m in api.shown() for b in choices(m)][:2]):
            api.press_data(api.shown()[0], pressed["callback_data"])
            await answers(api, 3 + number)
        query = api.type_inline("salaire")
        await until(lambda: api._answered[query])
        assert api.last("answerInlineQuery")["results"]
        assert not api.refusals


async def test_an_answer_with_typing_sources_and_buttons(
    api: FakeBotApi, bot: TelegramService, recorder: Recorder
) -> None:
    api.say("what is the salary?")
    [shown] = await answers(api)
    assert shown["text"].startswith("Le salaire est de 4 000 € & plus.\n\n• selon l'expérience <brut>\n• par mois")
    assert '<a href="https://example.fr/a_b?x=1&amp;y=2">Fiche [officielle] *2024*</a>, March 2024' in shown["html"]
    assert shown["data"]["link_preview_options"] == {"is_disabled": True}
    assert [b["text"] for b in choices(shown)] == ["Et le contrat ?"]
    methods = [c.method for c in api.calls]
    assert methods.index("sendChatAction") < methods.index("sendMessage")


async def test_context_is_kept_per_chat_without_its_number(
    api: FakeBotApi, bot: TelegramService, recorder: Recorder
) -> None:
    for chat, text in ((987654321, "un"), (987654321, "deux"), (987654322, "trois")):
        api.say(text, chat)
    await answers(api, 2, 987654321)
    await answers(api, 1, 987654322)
    names = {question: conversation for question, conversation, _ in recorder.asked}
    assert names["un"] == names["deux"] != names["trois"]
    assert all(re.fullmatch(r"tg-[0-9a-f]{32}", name or "") for name in names.values())


async def test_did_you_mean_is_replaced_and_keeps_the_other_choices(
    api: FakeBotApi, bot: TelegramService, recorder: Recorder
) -> None:
    api.say("un sujet flou")
    [shown] = await answers(api)
    assert [b["text"] for b in buttons(shown)] == ["Le salaire ?", "Le contrat ?"]
    api.press(shown, "Le salaire ?")
    await until(lambda: "4 000" in api.shown()[0]["text"])
    [shown] = await answers(api)
    assert shown["text"].startswith("quel salaire ?\n\nLe salaire est de")
    assert [b["text"] for b in choices(shown)] == ["Et le contrat ?", "Le contrat ?"]
    api.press(shown, "Et le contrat ?")
    second = (await answers(api, 2))[1]
    assert second["text"].startswith("quel contrat ?")
    assert recorder.asked[-1][0] == "quel contrat ?"


async def test_a_button_of_which_nothing_is_known_any_more(api: FakeBotApi, bot: TelegramService) -> None:
    api.say("un sujet flou")
    [shown] = await answers(api)
    api.press_data(shown, "a:AAAAAAAAAAAAAAAA")
    await until(lambda: api.count("answerCallbackQuery"))
    assert "trop ancien" in api.last("answerCallbackQuery")["text"]
    for data in ("", "zzz", "a", "l=nope|", "l=99999999999999999999|", "g=xx", "p=nope", "c=nope", "\ud83d"):
        api.press_data(shown, data)
    await until(lambda: all(api._answered.values()))
    await answers(api, 4)  # three courteous replies; the unreadable page is the first page, in place of the message


async def test_long_answers_are_cut_at_paragraphs(api: FakeBotApi, bot: TelegramService) -> None:
    api.say("un texte long")
    shown = await answers(api, 2)
    paragraphs = [p for m in shown for p in re.findall(r"Paragraphe (\d+)", m["text"])]
    assert paragraphs == [str(i) for i in range(12)]
    assert all(m["text"].startswith("Paragraphe") for m in shown)


@pytest.mark.parametrize("command", ["start", "start inconnu", "start projet-nope", "aide", "help", "help@GuichetBot"])
async def test_welcome_and_help(api: FakeBotApi, bot: TelegramService, command: str) -> None:
    api.say(f"/{command}")
    [shown] = await answers(api)
    assert "/aide" in shown["text"]
    assert len(buttons(shown)) == 4


async def test_the_menu_buttons(api: FakeBotApi, bot: TelegramService) -> None:
    api.say("/start")
    [menu] = await answers(api)
    for number, label in enumerate(("Dates", "Projets", "Contact", "English / français")):
        api.press(menu, label)
        await answers(api, 2 + number)
    _, dates, projects, contact, language = api.shown()
    assert "2026" in dates["text"]
    assert "131" in projects["text"]
    assert "@" in contact["text"]
    assert [b["text"] for b in buttons(language)] == ["Français", "English"]


@pytest.mark.parametrize(
    ("payload", "asked"), [("q-combien-on-gagne", "combien on gagne"), ("q-salaire-promo-7", None)]
)
async def test_a_link_to_a_question(
    api: FakeBotApi, bot: TelegramService, recorder: Recorder, payload: str, asked: str | None
) -> None:
    api.say(f"/start {payload}")
    [shown] = await answers(api)
    asked = asked or recorder.knowledge.entries_by_id["salaire-promo-7"].question
    assert recorder.asked[0][0] == asked
    assert shown["text"].startswith(asked)


async def test_a_link_to_a_project_shows_its_card_at_once(
    api: FakeBotApi, bot: TelegramService, recorder: Recorder
) -> None:
    api.say("/start projet-capqualif")
    [shown] = await answers(api)
    assert shown["html"].startswith("<b>CapQualif</b>")
    assert recorder.asked[0][0] == "CapQualif"


async def test_projects_by_theme_and_page(api: FakeBotApi, bot: TelegramService, recorder: Recorder) -> None:
    api.say("/projets")
    [menu] = await answers(api)
    api.press(menu, "Santé")
    await until(lambda: "Projets trouvés (santé)" in api.shown()[0]["text"])
    first = api.shown()[0]
    api.press(first, "Suivants →")
    await until(lambda: "page 2" in api.shown()[0]["text"])
    second = api.shown()[0]
    api.press_data(second, next(b["callback_data"] for b in buttons(second) if b["callback_data"].startswith("p=")))
    card = (await answers(api, 2))[1]
    assert buttons(second)[0]["text"] in card["text"]
    assert not set(names(first)) & set(names(second))
    api.press(second, "Tous les thèmes")
    await answers(api, 3)


def test_every_project_is_on_one_page(knowledge: Knowledge) -> None:
    pages = [turn(knowledge, "", number, "fr") for number in range(22)]
    seen = [p.id for page in pages if page for p in page.projects]
    assert sorted(seen) == sorted(p.id for p in knowledge.projects)
    beyond = turn(knowledge, "", 999, "fr")
    assert beyond is not None
    assert beyond.number == beyond.count - 1


def names(shown: Json) -> list[str]:
    return [b["text"] for b in buttons(shown) if b["callback_data"].startswith("p=")]


async def test_projects_by_words(api: FakeBotApi, bot: TelegramService, recorder: Recorder) -> None:
    api.say("/projets design santé")
    [shown] = await answers(api)
    assert "design" in shown["text"]
    assert len(names(shown)) >= 1
    api.say("/projects zzz yyy")
    await answers(api, 2)
    assert "zzz yyy" in recorder.asked[-1][0]


async def test_language(api: FakeBotApi, bot: TelegramService, recorder: Recorder) -> None:
    api.say("/langue en")
    await answers(api, 1)
    api.say("salaire")
    await answers(api, 2)
    assert recorder.asked[-1][2] == "en"
    api.say("/aide")
    assert "How to talk to me" in (await answers(api, 3))[2]["text"]
    api.say("/langue klingon")
    choice = (await answers(api, 4))[3]
    api.press(choice, "Français")
    await until(lambda: "en français" in api.shown()[3]["text"])
    api.say("salaire", chat=2)
    await answers(api, 1, chat=2)
    assert recorder.asked[-1][2] is None
    api.say("/start", chat=3, language="en-GB")
    assert (await answers(api, 1, chat=3))[0]["text"].startswith("Hello")


@pytest.mark.parametrize("text", ["/nimporte", "/dates@AutreBot", "/"])
async def test_unknown_commands(api: FakeBotApi, bot: TelegramService, text: str) -> None:
    api.say(text)
    [shown] = await answers(api)
    assert "commande" in shown["text"]


async def test_inline_mode(api: FakeBotApi, bot: TelegramService) -> None:
    query = api.type_inline("salaire")
    await until(lambda: api._answered[query])
    results = api.last("answerInlineQuery")["results"]
    assert len(results) == 2  # the suggestion that is no answer is left out, the same answer is offered once
    content = results[0]["input_message_content"]
    assert "4 000" in content["message_text"]
    assert content["link_preview_options"] == {"is_disabled": True}
    assert results[0]["description"].startswith("Le salaire est de 4 000 €")
    empty = api.type_inline("  ")
    await until(lambda: api._answered[empty])
    assert api.last("answerInlineQuery")["results"] == []


async def test_order_within_a_chat_and_no_waiting_between_chats(
    slow_api: FakeBotApi, recorder: Recorder, office: Office, mode: Mode
) -> None:
    api = slow_api
    async with started(recorder, api, office, mode):
        await _ordered(api, recorder)


async def _ordered(api: FakeBotApi, recorder: Recorder) -> None:
    recorder.slow = 0.2
    started_at = time.monotonic()
    for number in range(3):
        for chat in (1, 2, 3, 4):
            api.say(f"écho {chat} {number}", chat)
    for chat in (1, 2, 3, 4):
        shown = await answers(api, 3, chat)
        assert [m["text"] for m in shown] == [f"écho {chat} {n}" for n in range(3)]
    assert not recorder.overlapped
    assert time.monotonic() - started_at < 6
    assert not api.refusals


async def test_a_hundred_people_at_once(slow_api: FakeBotApi, recorder: Recorder, office: Office) -> None:
    api = slow_api
    async with started(recorder, api, office):
        for chat in range(1, 101):
            api.say(f"écho {chat}", chat)
        await until(lambda: len(api.messages) >= 100)
        assert sorted((chat, m["text"]) for (chat, _), m in api.messages.items()) == [
            (c, f"écho {c}") for c in range(1, 101)
        ]
        assert len(api.refusals) < 3  # a busy machine bunches requests; what was refused is sent again


async def test_an_opinion_is_noted_once_and_its_buttons_go(
    api: FakeBotApi, bot: TelegramService, office: Office
) -> None:
    api.say("salaire")
    [shown] = await answers(api)
    assert [b["text"] for b in buttons(shown)] == ["Et le contrat ?", "👍 Utile", "👎 Pas utile"]
    api.press(shown, "👍 Utile")
    await until(lambda: [b["text"] for b in buttons(api.shown()[0])] == ["Et le contrat ?"])
    assert office.opinions == [("id", True)]
    assert "Merci" in api.last("answerCallbackQuery")["text"]
    api.press(shown, "👎 Pas utile")  # of the message as it was: changed one's mind
    await until(lambda: office.opinions[-1:] == [("id", False)])
    await answers(api)
    api.say("inconnu")
    shown = (await answers(api, 2))[1]
    assert not buttons(shown), "nothing was answered, so there is nothing to judge"


async def test_a_long_suggestion_is_known_after_a_restart(
    api: FakeBotApi, recorder: Recorder, office: Office, knowledge: Knowledge
) -> None:
    question = max((e.question for e in knowledge.entries), key=len)
    assert len(question.encode()) > 62
    async with started(recorder, api, office):
        api.say("salaire")
        [shown] = await answers(api)
    async with started(recorder, api, office):
        api.press_data(shown, f"a:{Payloads.key(question)}")
        await answers(api, 2)
    assert recorder.asked[-1][0] == question

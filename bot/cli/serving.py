"""`serve` and `doctor`: run the service, and see how it stands."""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import typer

from bot.cli.common import Json, explained, opened, settings_of
from bot.console import err, out, show_problems
from bot.settings import BadSettings


def register(app: typer.Typer) -> None:
    app.command()(serve)
    app.command()(doctor)


def serve(
    host: Annotated[str | None, typer.Option(help="address to listen on")] = None,
    port: Annotated[int | None, typer.Option(help="port to listen on")] = None,
) -> None:
    """Serve the chat page, the API and, with a token, Telegram."""
    with explained():
        settings = settings_of(host=host, port=port)
        logging.basicConfig(
            level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr
        )
        for chatty in ("httpx", "httpcore", "telegram", "faiss", "alembic"):
            logging.getLogger(chatty).setLevel(logging.WARNING)
        live = opened(settings, fit=False)
        show_problems(live.report.errors)
        import uvicorn

        from server import create_app

        shown = settings.public_url or f"http://{settings.host}:{settings.port}"
        err.print(f"\nGuichet: {shown} (chat page), {shown}/docs (API). Stop with Ctrl+C.", style="bold", markup=False)
        err.print(
            f"Telegram: {'on, ' + settings.telegram_mode if settings.telegram_token else 'off (set BOT_TELEGRAM_TOKEN)'}\n"
        )
        uvicorn.run(
            create_app(settings, live), host=settings.host, port=settings.port, log_level="warning", access_log=False,
            proxy_headers=True, forwarded_allow_ips=settings.trusted_proxies, server_header=False,
            timeout_graceful_shutdown=10,
        )  # fmt: skip


def doctor(as_json: Json = False) -> None:
    """What is configured, what is missing, how to mend it."""
    from bot.doctor import examine

    try:
        settings = settings_of()
    except BadSettings as error:
        err.print(f"settings: {error}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from None
    findings = examine(settings)
    if as_json:
        out([f.__dict__ for f in findings])
    else:
        for finding in findings:
            mark = {"ok": "[green]ok[/green]     ", "info": "[blue]info[/blue]   ", "problem": "[red]problem[/red]"}[
                finding.level
            ]
            err.print(f"{mark} [bold]{finding.name}[/bold] ", end="")
            err.print(finding.message, markup=False)
    if any(f.level == "problem" for f in findings):
        raise typer.Exit(1)

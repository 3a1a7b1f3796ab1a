"""Runs the steps on the connection that `bot.storage.schema` hands over, in its transaction: all of them or none."""

from __future__ import annotations

from alembic import context

from bot.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True,
    render_as_batch=True,
)  # fmt: skip
with context.begin_transaction():
    context.run_migrations()

"""What Alembic runs: the migrations, on the connection that ``planner.store.migrate`` brings."""

from alembic import context

from planner.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

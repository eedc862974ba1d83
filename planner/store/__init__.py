"""Persistence: the only package that knows SQLAlchemy; ``planner.document`` is its only reader."""

from planner.store.journal import Position, Step
from planner.store.lock import user_name
from planner.store.thread import Store
from planner.store.verify import verify
from planner.store.write import Write

__all__ = ["Position", "Step", "Store", "Write", "user_name", "verify"]

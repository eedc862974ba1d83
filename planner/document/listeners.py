"""Those who want to be told; one that fails is logged and keeps nobody else from hearing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Generic, TypeVar

log = logging.getLogger(__name__)

News = TypeVar("News")


class Listeners(Generic[News]):
    """Callbacks for one kind of news."""

    def __init__(self) -> None:
        self._callbacks: tuple[Callable[[News], None], ...] = ()

    def add(self, callback: Callable[[News], None]) -> Callable[[], None]:
        """Tell this one too; returns what stops it."""

        def listener(news: News) -> None:  # one of its own for each call, so that it can go alone
            callback(news)

        def remove() -> None:
            self._callbacks = tuple(known for known in self._callbacks if known is not listener)

        self._callbacks = (*self._callbacks, listener)
        return remove

    def tell(self, news: News) -> None:
        """Call them all, in the order in which they came."""
        for callback in self._callbacks:
            try:
                callback(news)
            except Exception:
                log.exception("A listener failed")

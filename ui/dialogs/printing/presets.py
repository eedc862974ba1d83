"""Options of documents as they were kept: those used last, and those that have a name.

They are habits of one person with one festival, and are kept where the window keeps such things.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ui.memory import FileMemory

_KEY = "print"
_NOT_KEPT = {"as_of", "since", "until"}
"""What is true of one print only."""


class Presets:
    """What was kept for one festival file; of another program's making, nothing is believed."""

    def __init__(self, memory: FileMemory | None) -> None:
        self._memory = memory
        kept: Any = None
        try:
            kept = json.loads(memory.text(_KEY)) if memory is not None else None
        except ValueError:
            kept = None
        kept = kept if isinstance(kept, dict) else {}
        self.document_id = str(kept.get("document", ""))
        self._last = _tables(kept.get("last"))
        named = kept.get("named")
        named = named if isinstance(named, dict) else {}
        self._named = {str(key): _tables(value) for key, value in named.items()}

    def last(self, document_id: str) -> dict[str, Any]:
        """The options with which the document was printed last."""
        return dict(self._last.get(document_id, {}))

    def names(self, document_id: str) -> list[str]:
        """The names of what was kept for a document, in the order of keeping."""
        return list(self._named.get(document_id, {}))

    def named(self, document_id: str, name: str) -> dict[str, Any]:
        """The options that were kept under a name."""
        return dict(self._named.get(document_id, {}).get(name, {}))

    def use(self, document_id: str, options: Mapping[str, Any]) -> None:
        """Remember the options as those used last."""
        self._last[document_id] = _plain(options)
        self._keep()

    def turn_to(self, document_id: str) -> None:
        """Remember the document as the one looked at last."""
        self.document_id = document_id
        self._keep()

    def keep(self, document_id: str, name: str, options: Mapping[str, Any]) -> None:
        """Keep options under a name, in the place of others of that name."""
        self._named.setdefault(document_id, {})[name] = _plain(options)
        self._keep()

    def drop(self, document_id: str, name: str) -> None:
        """Forget what was kept under a name."""
        self._named.get(document_id, {}).pop(name, None)
        self._keep()

    def _keep(self) -> None:
        if self._memory is not None:
            kept = {"document": self.document_id, "last": self._last, "named": self._named}
            self._memory.keep(_KEY, json.dumps(kept, ensure_ascii=True))


def _plain(options: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in options.items() if key not in _NOT_KEPT}


def _tables(kept: object) -> dict[str, dict[str, Any]]:
    if not isinstance(kept, dict):
        return {}
    return {str(key): dict(value) for key, value in kept.items() if isinstance(value, dict)}

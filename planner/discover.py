"""Finding rules, documents, readers and writers: a file in the right folder is all it takes."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import TypeVar

Base = TypeVar("Base")


def modules(package: str) -> Iterator[ModuleType]:
    """Every public module of a package, in the order of their names, imported."""
    home = importlib.import_module(package)
    for found in sorted(pkgutil.iter_modules(home.__path__), key=lambda module: module.name):
        if not found.name.startswith("_"):
            yield importlib.import_module(f"{package}.{found.name}")


def classes(package: str, base: type[Base]) -> Iterator[type[Base]]:
    """Every concrete subclass of ``base`` defined in a module of the package."""
    for module in modules(package):
        for thing in vars(module).values():
            if (
                isinstance(thing, type)
                and issubclass(thing, base)
                and thing.__module__ == module.__name__
                and not inspect.isabstract(thing)
                and not thing.__name__.startswith("_")
            ):
                yield thing


def discover(package: str, base: type[Base]) -> dict[str, Base]:
    """One instance of each concrete subclass of ``base`` in the package, by its ``id``.

    A class without an ``id`` of its own is known by the name of its module, with dashes.
    """
    found: dict[str, Base] = {}
    for cls in classes(package, base):
        own_id = vars(cls).get("id") or cls.__module__.rpartition(".")[2].replace("_", "-")
        instance = cls()
        instance.id = own_id  # type: ignore[attr-defined]
        found[own_id] = instance
    return found

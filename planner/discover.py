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
        yield from _classes_of(module, base)


def _classes_of(module: ModuleType, base: type[Base]) -> Iterator[type[Base]]:
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
    return dict(map(_instance, classes(package, base)))


def discover_one(package: str, base: type[Base], known_as: str) -> Base | None:
    """What ``discover`` would find by that id, where its file is named so: no other is imported."""
    home = importlib.import_module(package)
    name = known_as.replace("-", "_")
    if all(module.name != name for module in pkgutil.iter_modules(home.__path__)):
        return None
    found = _classes_of(importlib.import_module(f"{package}.{name}"), base)
    return dict(map(_instance, found)).get(known_as)


def _instance(cls: type[Base]) -> tuple[str, Base]:
    own_id: str = vars(cls).get("id") or cls.__module__.rpartition(".")[2].replace("_", "-")
    instance = cls()
    instance.id = own_id  # type: ignore[attr-defined]
    return own_id, instance

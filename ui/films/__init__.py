"""The list of what there is to show: films and programmes, what is placed and what is left."""

from ui.films.panel import FilmsPanel

__all__ = ["FilmsPanel"]

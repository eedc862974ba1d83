"""Printing again only what changed: entries keep their pages, and the pages that differ are found.

``kept`` holds the pages while a document is composed, ``changed`` compares what came of it.
"""

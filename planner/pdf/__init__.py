"""Printed documents: a snapshot of the festival in, a PDF and sentences about it out."""

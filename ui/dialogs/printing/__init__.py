"""File > Print: the documents, the page as it will come out, its options, and what goes out.

``dialog`` puts the parts together; ``far`` runs in the worker, which keeps festival and print.
"""

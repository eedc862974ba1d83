"""Inputs by the hundred thousand for every reader: made and wounded by chance, one file a format.

    python -m tests.soak tables prose                # 100,000 each
    python -m tests.soak --count 5000 stills
    python -m tests.soak --only 4711 tables          # one of them again

A number makes the same input always.
"""

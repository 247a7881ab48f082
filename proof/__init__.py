"""The proof: every allowed combination of answers, made, checked and put on record.

``combinations`` is the model, ``static`` and ``whole`` are what is checked, ``runner`` how,
``report`` what is said of it. ``contract`` asks a running project from outside.
"""

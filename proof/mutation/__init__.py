"""Mutation of the templates: break each a little, and record which check notices.

``python -m proof.mutation run`` works on a copy of the repository. ``mutants`` chooses the
breaks, of which ``python_edits``, ``text_edits`` and ``manifest`` know the kinds; ``workshop``
prepares projects in which every template stands; ``ladder`` puts the checks in order;
``record`` keeps what was found and judges it by ``proof/survivors.toml``.
"""

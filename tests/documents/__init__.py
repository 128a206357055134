"""Whole files: typeset likenesses of real trouble, the sample, real files, broken ones."""

"""Suppressions: comments, exceptions of the group, the baseline and an earlier revision, and what came of each."""

"""The interview of `netlint init`: questions, what answers mean, and the charter that follows. Knows no screen."""

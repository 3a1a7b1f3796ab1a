"""Which projects a question is about: by their traits, by their names, by a count over them, or the nearest ones."""

"""How a question is worded: the words and patterns by which it leans on something, and the parts that it has.

Knows the index's reading of texts, and no answer: every other room of `bot/` may use it.
"""

"""What the calendar says at a clock, in words: where an event stands, what comes next, how long it is between two.

`sentences` is what the others use first: what is told of several events together. Knows no conversation.
"""

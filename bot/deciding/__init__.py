"""What a question that is understood is answered with.

`decision` goes through the steps, each of which answers a `case` or leaves it to the next.
"""

"""What a question means after what was said before it.

`followup` tries the readings, a module each, on a `turn`; where none fits, `leaning` weighs what it may mean by what was learned.
"""

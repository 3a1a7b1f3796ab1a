"""The candidates' interest: what is asked of them and why, and what they can do with it afterwards. Knows no channel."""

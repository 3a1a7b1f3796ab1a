"""How well it answers: the golden questions, which of them an edit moves, the figures and the report."""

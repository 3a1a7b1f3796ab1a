"""The words of an answer, once it is known what answers: the version of a rule, dates, a project or a list of them."""

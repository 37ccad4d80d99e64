"""The questions that a page asks of a dataset: one question, one file, one frozen dataclass and one function.

Views hold no words of an interface and no HTML: texts come from the data, states are words of the vocabulary.
"""

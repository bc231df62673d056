"""The only place where spaCy enters: the tokeniser and the pipeline components."""

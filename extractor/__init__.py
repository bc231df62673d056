"""Reading a page as a careful editor would: clean text, date, people, programmes, figures, statements, stories.

Never fetches and never stores: every step is a function over frozen records.
"""

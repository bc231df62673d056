"""The only place where spaCy and Aho-Corasick enter. A ``Doc`` never leaves it: other rooms get plain records."""

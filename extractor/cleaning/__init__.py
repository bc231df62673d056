"""The steps of cleaning, one file a kind of residue; `extractor.clean` puts them in order."""

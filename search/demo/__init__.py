"""The demonstration: a small invented press on this machine, crawled, read and made searchable like any other."""

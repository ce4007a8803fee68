"""Room `ingest`: the rules of classification, one kind of thing a module. `classify` has them in order."""

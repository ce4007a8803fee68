"""Room `ingest`: a raw file becomes the text of an article file, with a ledger of every line. Writes nothing."""

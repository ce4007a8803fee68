"""Room `ingest`: Word files. `document.understand_word` is the front door."""

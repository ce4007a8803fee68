"""Room `ingest`: saved web pages. `page.understand_page` is the front door."""

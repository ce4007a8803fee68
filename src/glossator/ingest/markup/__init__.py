"""Room `ingest`: Markdown files of other programs. `article.understand_markdown` is the front door."""

"""Room `edit`: changes to content, each by a temporary file and a rename. The one writer of content."""

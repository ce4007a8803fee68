"""Room `markdown`: Markdown becomes tokens, tokens become HTML, an outline, plain text."""

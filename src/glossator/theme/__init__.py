"""Room `theme`: a chain of theme folders becomes templates, and a view becomes the bytes of a page."""

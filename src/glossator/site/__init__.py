"""Room `site`: bundles become facts and galleys (parse), the facts of all become pages (link)."""

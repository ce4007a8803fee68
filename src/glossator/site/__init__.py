"""Room `site`: bundles become facts and bodies (parse), the facts of all become pages (link)."""

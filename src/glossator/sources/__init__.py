"""Room `sources`: the site's folders become bundles. The one reader of content."""

"""Room `ingest`: feeds. `split.split_feed` takes one apart, `entry.understand_entry` reads an entry."""

"""Room `config`: `site.yaml`, `topics.yaml` and front matter become frozen values; every error has its place."""

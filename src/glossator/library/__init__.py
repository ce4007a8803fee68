"""Room `library`: what other programs may call, and nothing else; `glossator` itself offers it by name."""

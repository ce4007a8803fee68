"""Room `preview`: pages are annotated in the browser. What is asked for is guarded, done through `edit`, answered."""

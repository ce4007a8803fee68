"""Room `cli`: arguments become calls. The only place that prints or exits."""

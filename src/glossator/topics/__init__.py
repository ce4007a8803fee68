"""Room `topics`: a run-together line of topics becomes names; a text suggests names of the vocabulary."""

"""Room `notes`: the grammar of notes, the words they hold on to, and the proof that the rest is the source's."""

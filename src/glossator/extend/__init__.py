"""Room `extend`: a module's `setup(ext)` becomes functions that other rooms call, checked; imports the root only."""

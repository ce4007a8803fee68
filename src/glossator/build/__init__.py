"""Room `build`: pages become files in the output folder. The one writer of output."""

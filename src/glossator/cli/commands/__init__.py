"""One module a command, each with a `command`; imported when that command is called."""

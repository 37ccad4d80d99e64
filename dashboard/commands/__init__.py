"""The commands of ``corridor``: one command, or one group, a file."""

"""Commands of the application; the names that operators use are those of the command line."""

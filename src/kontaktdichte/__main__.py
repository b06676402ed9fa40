"""``python -m kontaktdichte``: the command line where no script is installed."""

from kontaktdichte.cli import main

if __name__ == "__main__":
    main()

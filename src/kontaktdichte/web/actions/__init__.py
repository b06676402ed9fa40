"""Every write: keyword-only, in one transaction, ended by one link of the organisation's chain."""

"""Evaluations as something people read: worklists, rates, workbooks, files; one module per report.

In: a :class:`~kontaktdichte.reports.run.Run`. Out: Polars tables with stable English columns, and their German or
English form for workbooks, CSV and terminals. No report decides anything anew: verdict and overdue come from ``rules``.
"""

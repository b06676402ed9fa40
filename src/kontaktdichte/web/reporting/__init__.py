"""Reports to a Jobcenter as runs: what is asked, evaluated anew over base tables, and told section by section."""

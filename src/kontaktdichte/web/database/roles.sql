-- Who may do what, on our own server and on an office's (PostgreSQL 15 or newer). Run by an administrator, as often as
-- one likes: names and passwords are filled in by roles.py. Passwords arrive hashed, so that no log holds them.

-- == roles ==
-- kontaktdichte_owner migrates and owns the tables; row-level security is forced on it too.
-- kontaktdichte_app answers pages; it has nothing but what migrations grant to it.
-- kontaktdichte_backup reads every row of every organisation, and writes none.
alter role kontaktdichte_owner login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password {owner};
alter role kontaktdichte_app login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password {app};
alter role kontaktdichte_backup login nosuperuser bypassrls nocreatedb nocreaterole noreplication password {backup};
-- 4, as PostgreSQL has it, is a turning disk's: it then reads an organisation's million rows for those of 500 clients.
alter role kontaktdichte_app set random_page_cost = 1.1;
grant pg_read_all_data to kontaktdichte_backup;
grant kontaktdichte_backup to kontaktdichte_owner;

-- == database ==
revoke all on database {database} from public;
grant connect on database {database} to kontaktdichte_owner, kontaktdichte_app, kontaktdichte_backup;

-- == inside ==
alter schema public owner to kontaktdichte_owner;
revoke all on schema public from public;
grant usage on schema public to kontaktdichte_app, kontaktdichte_backup;
create extension if not exists btree_gist schema public;
create extension if not exists pg_trgm schema public;
create extension if not exists unaccent schema public;

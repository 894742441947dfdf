-- People with names of their own, who have roles for the whole chain, for a region or for a store.
create table person (
    name          varchar(64) primary key check (name <> ''),
    display_name  varchar(80) not null check (display_name <> ''),
    password_hash varchar(255) not null,
    -- The password is one that somebody else has seen: the next thing to do is to change it.
    first_password boolean not null default false,
    -- Counts up when all sessions that were begun before are to end.
    session_round integer not null default 0,
    disabled_at   timestamptz,
    created_at    timestamptz not null default now()
);

create table person_role (
    person varchar(64) not null references person (name),
    role   varchar(16) not null check (role in ('manager', 'buyer', 'marketer', 'it', 'auditor')),
    scope  varchar(8) not null check (scope in ('chain', 'region', 'store')),
    place  varchar(40) not null,
    primary key (person, role, scope, place),
    check ((scope = 'chain') = (place = ''))
);

-- Until now a name was its role, for the whole chain.
insert into person (name, display_name, password_hash, created_at)
    select name, name, password_hash, created_at from app_user;
insert into person_role (person, role, scope, place) select name, role, 'chain', '' from app_user;
drop table app_user;

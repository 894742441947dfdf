-- Second factors: the secret in somebody's authenticator program, encrypted with a key that is not in this database.
create table second_factor (
    person       varchar(64) primary key references person (name),
    secret       bytea not null,
    -- Absent until a code of it was typed: until then nobody is asked for one.
    confirmed_at timestamptz,
    -- The step of the last code that was right: a code is right once.
    last_step    bigint not null default 0
);

create table recovery_code (
    person  varchar(64) not null references person (name),
    hash    char(64) not null,
    used_at timestamptz,
    primary key (person, hash)
);

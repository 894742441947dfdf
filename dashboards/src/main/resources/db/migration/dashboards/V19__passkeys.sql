-- What signs somebody in without a password: the public half of a key pair in their telephone, computer or stick.
create table passkey_owner (
    person varchar(64) primary key references person (name),
    -- What authenticators know somebody by: random, so that none learns a name from it.
    handle bytea not null unique
);

create table passkey (
    id              bytea primary key check (length(id) between 1 and 1023),
    handle          bytea not null references passkey_owner (handle),
    label           varchar(40) not null check (label <> ''),
    public_key      bytea not null,
    attestation     bytea not null,
    client_data     bytea not null,
    transports      varchar(100) not null,
    -- Counts up with each use in authenticators that count; always 0 in the others.
    sign_count      bigint not null,
    uv_initialized  boolean not null,
    backup_eligible boolean not null,
    backup_state    boolean not null,
    created_at      timestamptz not null,
    last_used_at    timestamptz,
    -- Since when it is known that there are two of it, one of which went on counting where the other had been.
    copied_at       timestamptz
);

create index passkey_of_owner on passkey (handle);

-- Who gave a new first password, and who took the second factor off, until the owner has signed in since: nobody does both.
alter table person add column password_reset_by varchar(64) references person (name);
alter table person add column factor_reset_by varchar(64) references person (name);

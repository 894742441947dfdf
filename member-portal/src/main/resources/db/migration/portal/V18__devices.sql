-- Where members stay signed in. Of what a browser carries only a hash is here: whoever reads this table cannot sign in with it.
create table device (
    id text primary key,
    member text not null references member,
    token_hash text not null unique,
    browser text not null,
    since timestamptz not null,
    used_at timestamptz not null
);
create index device_of_member on device (member, since);
create index device_by_age on device (since);

-- By which number a member is known. Only a keyed hash of it; the number itself lies sealed with the member.
create table member_phone (
    phone_hash text primary key,
    member text not null unique references member,
    known_since timestamptz not null
);

-- Codes sent to telephones. A row leads to nobody: the number and the code are keyed hashes.
create table phone_code (
    id text primary key,
    phone_hash text not null,
    code_hash text not null,
    asked_at timestamptz not null,
    tries integer not null default 0,
    used boolean not null default false
);
create index phone_code_of_number on phone_code (phone_hash, asked_at);
create index phone_code_by_age on phone_code (asked_at);

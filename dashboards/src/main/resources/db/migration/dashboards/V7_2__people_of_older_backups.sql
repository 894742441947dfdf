-- A backup that was made when a name was its role brings its people here; the next start moves them.
create table app_user (
    name          varchar(64) primary key,
    role          varchar(16) not null check (role in ('manager', 'buyer', 'marketer', 'it', 'auditor')),
    password_hash varchar(255) not null,
    created_at    timestamptz not null default now()
);

-- What one person asks for and another approves or refuses. Nothing is deleted.
create table approval (
    number     bigint generated always as identity primary key,
    kind       varchar(32) not null,
    subject    varchar(128) not null,
    what       varchar(256) not null,
    asked_by   varchar(64) not null,
    asked_at   timestamptz not null,
    decided_by varchar(64) check (decided_by <> asked_by),
    decided_at timestamptz,
    approved   boolean,
    check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (approved is null))
);

create unique index approval_waits_once on approval (kind, subject, what) where decided_at is null;

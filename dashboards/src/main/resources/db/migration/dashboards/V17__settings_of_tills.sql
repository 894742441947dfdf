-- Settings of tills that are rolled out in rings: one till, the rest of its store, the rest. Nothing is deleted.
create table roll_out (
    id            bigint generated always as identity primary key,
    scope         varchar(64) not null,
    settings      text not null,
    note          varchar(200) not null,
    soak_minutes  integer not null check (soak_minutes between 1 and 1440),
    said_by       varchar(64) not null,
    said_at       timestamptz not null,
    state         varchar(16) not null check (state in ('asked', 'running', 'paused', 'done', 'back', 'refused')),
    ring          smallint not null default -1,
    ring_began_at timestamptz,
    why           varchar(16),
    why_till      varchar(32),
    why_detail    varchar(300),
    check ((ring < 0) = (ring_began_at is null))
);

-- The tills of a roll-out, and how each was when its ring began.
create table roll_out_till (
    roll_out bigint not null references roll_out,
    till     varchar(32) not null,
    ring     smallint not null check (ring between 0 and 2),
    before   text,
    findings text not null default '',
    heard    boolean not null default false,
    primary key (roll_out, till)
);

-- What was last said to each till; no row for one that goes by its own settings alone.
create table till_setting (
    till   varchar(32) primary key,
    wanted text not null
);

-- What people change in master data, by form or with a file: looked at first, then published, and perhaps taken back.
create table change_set (
    id             bigint generated always as identity primary key,
    kind           varchar(24) not null,
    file_name      varchar(120),
    english_names  boolean not null,
    all_or_nothing boolean not null,
    said_by        varchar(64) not null,
    said_at        timestamptz not null,
    state          varchar(16) not null
        check (state in ('reading', 'unreadable', 'ready', 'publishing', 'published', 'undoing', 'undone')),
    trouble        varchar(40),
    trouble_about  varchar(200),
    looked_at      integer not null default 0,
    added          integer not null default 0,
    changed        integer not null default 0,
    unchanged      integer not null default 0,
    wrong          integer not null default 0,
    published_by   varchar(64),
    published_at   timestamptz,
    undone_by      varchar(64),
    undone_at      timestamptz
);

-- One thing that is new or changes. No before: it is new; no after: it is withdrawn.
create table change_row (
    change_set bigint not null references change_set on delete cascade,
    number     integer not null,
    key        varchar(120) not null,
    before     text,
    after      text,
    english    boolean not null default false,
    outcome    varchar(12) not null default 'waiting'
        check (outcome in ('waiting', 'overtaken', 'published', 'undone', 'kept')),
    primary key (change_set, number)
);

create index change_row_by_key on change_row (key varchar_pattern_ops, change_set);

create table change_wrong (
    change_set  bigint not null references change_set on delete cascade,
    number      integer not null,
    place       integer not null,
    column_name varchar(40) not null,
    value       varchar(200) not null,
    rule        varchar(24) not null,
    detail      varchar(400) not null,
    primary key (change_set, number, place)
);

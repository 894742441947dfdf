-- Up to which money lines of a supplier are accepted without anybody looking; no row: never.
create table reorder_rule (
    supplier varchar(40) primary key,
    per_line varchar(64) not null,
    per_day  varchar(64) not null,
    set_by   varchar(64) not null,
    set_at   timestamptz not null
);

-- What all rules together may accept in a day; one row.
create table reorder_rule_cap (
    one     boolean primary key default true check (one),
    per_day varchar(64) not null,
    set_by  varchar(64) not null,
    set_at  timestamptz not null
);

-- Where a rule has stopped for a day, because the next line would have been beyond a limit.
create table reorder_rule_stop (
    day        date not null,
    supplier   varchar(40) not null,
    overall    boolean not null,
    stopped_at timestamptz not null,
    primary key (day, supplier)
);

-- What a line costs that a rule accepted, and on which day; nothing where a person did. Counted against the limits also when it
-- was taken back.
alter table reorder_choice
    add column rule_cost varchar(64),
    add column rule_day  date;
create index reorder_choice_by_rule on reorder_choice (rule_day) where rule_day is not null;

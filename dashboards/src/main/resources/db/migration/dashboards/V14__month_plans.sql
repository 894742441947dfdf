-- What a store is to sell in a month. Never changed: the latest row of a month that was not taken back is its plan.
create table month_plan (
    id        bigint generated always as identity primary key,
    store     varchar(16) not null,
    month     date not null check (extract(day from month) = 1),
    amount    varchar(64) not null,
    set_by    varchar(64) not null,
    set_at    timestamptz not null,
    undone_at timestamptz
);

create index month_plan_standing on month_plan (store, month, id) where undone_at is null;

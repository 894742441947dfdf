-- What a manager found when they looked at somebody who stands out. Never deleted: a review taken back keeps its row.
create table loss_review (
    id          bigint generated always as identity primary key,
    signal      varchar(160) not null,
    counted_since date,
    seen        bigint not null,
    outcome     varchar(16) not null check (outcome in ('explained', 'spoken-to', 'passed-on')),
    note        varchar(500) not null,
    reviewed_by varchar(64) not null,
    reviewed_at timestamptz not null,
    undone_at   timestamptz
);

create unique index loss_review_standing on loss_review (signal, coalesce(counted_since, date '1970-01-01'), seen) where undone_at is null;

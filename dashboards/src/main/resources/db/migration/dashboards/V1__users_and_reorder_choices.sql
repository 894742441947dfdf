create table app_user (
    name          varchar(64) primary key,
    role          varchar(16) not null check (role in ('manager', 'buyer', 'marketer', 'it')),
    password_hash varchar(255) not null,
    created_at    timestamptz not null default now()
);

-- What a buyer decided about a proposal. Never deleted: a choice taken back keeps its row.
create table reorder_choice (
    id            bigint generated always as identity primary key,
    decision_id   varchar(128) not null,
    store         varchar(16) not null,
    gtin          char(14) not null,
    choice        varchar(16) not null check (choice in ('accepted', 'dismissed')),
    reason        varchar(32),
    quantity      varchar(32) not null,
    packs         integer not null,
    lost_margin   varchar(64) not null,
    next_delivery date not null,
    model         varchar(128) not null,
    chosen_by     varchar(64) not null,
    chosen_at     timestamptz not null,
    undone_at     timestamptz,
    check (choice = 'accepted' or reason is not null)
);

create unique index reorder_choice_standing on reorder_choice (decision_id) where undone_at is null;

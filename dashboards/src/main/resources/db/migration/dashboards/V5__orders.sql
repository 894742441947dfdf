-- What a buyer can say beside yes and no: another quantity, and later. Choices made in one go share a batch.
alter table reorder_choice drop constraint reorder_choice_choice_check;
alter table reorder_choice drop constraint reorder_choice_check;
alter table reorder_choice
    add column ordered       varchar(32),
    add column snoozed_until timestamptz,
    add column batch         bigint,
    add column order_number  varchar(40),
    add constraint reorder_choice_known check (choice in ('accepted', 'dismissed', 'snoozed')),
    add constraint reorder_choice_whole check (choice = 'accepted' or (choice = 'dismissed' and reason is not null)
        or (choice = 'snoozed' and snoozed_until is not null));
drop index reorder_choice_standing;
create unique index reorder_choice_standing on reorder_choice (decision_id)
    where undone_at is null and choice <> 'snoozed';
create unique index reorder_choice_snoozed on reorder_choice (decision_id, snoozed_until)
    where undone_at is null and choice = 'snoozed';
create index reorder_choice_by_delivery on reorder_choice (next_delivery) where undone_at is null;
create sequence reorder_batch;

-- Orders that were sent. Nothing is deleted: one that was cancelled says by whom and when.
create table purchase_order (
    store        varchar(16) not null,
    number       varchar(40) not null,
    supplier     varchar(40) not null,
    delivery     date not null,
    sent_by      varchar(64) not null,
    sent_at      timestamptz not null,
    cancelled_by varchar(64),
    cancelled_at timestamptz,
    primary key (store, number)
);

create table purchase_order_line (
    store   varchar(16) not null,
    number  varchar(40) not null,
    gtin    char(14) not null,
    ordered varchar(32) not null,
    packs   integer not null,
    primary key (store, number, gtin),
    foreign key (store, number) references purchase_order
);

-- Words about orders on their way to the log: written with what they tell of, and marked when the log has them.
create table purchase_order_word (
    id           bigint generated always as identity primary key,
    store        varchar(16) not null,
    number       varchar(40) not null,
    state        varchar(16) not null check (state in ('ordered', 'cancelled')),
    said_at      timestamptz not null,
    published_at timestamptz,
    unique (store, number, state),
    foreign key (store, number) references purchase_order
);

create index purchase_order_word_waiting on purchase_order_word (id) where published_at is null;

-- What is put aside and not over yet: who asked for it says when it is due.
create table open_reservation (
    reservation text primary key,
    store text not null,
    gtin text not null,
    until timestamptz not null,
    told_at timestamptz
);
create index open_reservation_due on open_reservation (until);

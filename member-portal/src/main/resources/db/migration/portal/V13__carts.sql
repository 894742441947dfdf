-- What stands on a shelf together, to look around without a word for it.
alter table product add column category text;
update product set category = fact::json ->> 'category' where fact is not null;
create index product_by_category on product (category, gtin);

-- How much an open reservation holds; 0 for those of before, until the ledger says so again.
alter table open_reservation add column amount bigint not null default 0;
create index open_reservation_by_item on open_reservation (gtin, store);

-- Not a view of a topic: what members want to buy.
create table cart (
    member text primary key references member on delete cascade,
    store text not null
);
create table cart_line (
    member text not null references member on delete cascade,
    store text not null,
    gtin text not null,
    pieces bigint not null check (pieces between 1 and 999),
    place bigint generated always as identity,
    primary key (member, store, gtin)
);

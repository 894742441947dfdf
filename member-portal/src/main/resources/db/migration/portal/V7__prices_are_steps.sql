-- An item has a price for each store and instant; its topic is read again.
drop table price;

create table price (
    key text primary key,
    gtin text not null,
    fact text not null
);

create index price_gtin on price (gtin);

delete from reading_place where topic = 'fact.price.v1';

-- Views of topics for questions that are asked in words.
create table price (
    gtin text primary key,
    fact text not null
);

create table stock (
    store text not null,
    gtin text not null,
    fact text not null,
    primary key (gtin, store)
);

create table points_account (
    member text primary key,
    fact text not null
);

create table points_programme (
    programme text primary key,
    fact text not null
);

-- Products tell how they are sold from now on, so their topic is read again.
alter table product add column unit text;
delete from reading_place where topic = 'fact.product.v1';

-- What members want a person to look at.
create table member_case (
    id bigint generated always as identity primary key,
    member text not null,
    opened_at timestamptz not null,
    language text not null,
    question text not null,
    intent text not null
);

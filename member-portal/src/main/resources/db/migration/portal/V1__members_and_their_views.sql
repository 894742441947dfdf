-- Personal data. Sealed columns hold AES-GCM under the member's own key; without the row in member_key they are noise.
create table member (
    member text primary key,
    card_hash text not null unique,
    card_sealed bytea not null,
    name_sealed bytea,
    phone_sealed bytea,
    external_id_sealed bytea,
    enrolled_on date not null,
    personalised boolean not null,
    -- Every change raises version; published follows once fact.member.v1 carries it.
    version bigint not null default 1,
    published bigint not null default 0
);
create index member_unpublished on member (member) where published < version;

create table member_key (
    member text primary key references member,
    secret bytea not null
);

create table credential (
    card_hash text primary key,
    member text not null unique,
    password_hash text not null,
    failures integer not null default 0,
    changed_at timestamptz not null
);

-- Views of topics, thrown away and read again at will.
create table reading_place (
    topic text not null,
    partition integer not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

create table product (
    gtin text primary key,
    name_en text not null,
    name_zh_tw text not null,
    name_zh_cn text not null
);

create table store (
    store text primary key,
    fact text not null
);

create table campaign (
    campaign text primary key,
    fact text not null
);

create table receipt (
    sale text primary key,
    member text not null,
    store text not null,
    happened_at timestamptz not null,
    total text not null,
    fact text not null
);
create index receipt_of_member on receipt (member, happened_at desc, sale);

create table points_entry (
    sale text not null,
    line integer not null,
    rule text not null,
    member text not null,
    kind text not null,
    points bigint not null,
    happened_at timestamptz not null,
    primary key (sale, line, rule)
);
create index points_entry_of_member on points_entry (member, happened_at desc, sale, line);

create table points_balance (
    member text primary key,
    points bigint not null,
    entries bigint not null
);

create table member_offers (
    member text primary key,
    fact text not null
);

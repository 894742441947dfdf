-- Views of topics: what tills give, and by which segments.
create table promotion (
    promotion text primary key,
    fact text not null,
    active boolean not null,
    from_at timestamptz not null,
    until_at timestamptz not null
);
create table segment (
    segment text primary key,
    fact text not null
);

-- What is not in a view: what members said "not for me" to; a personal offer is known by its campaign and item.
create table member_declined (
    member text not null references member,
    offer text not null,
    gtin text not null default '',
    said_at timestamptz not null,
    primary key (member, offer, gtin)
);

-- Payments of members, each written down before the provider hears of it; amounts in minor units. No card number.
create table online_payment (
    id text primary key,
    key text not null unique,
    order_id text not null,
    member text not null,
    store text not null,
    currency text not null,
    amount bigint not null check (amount > 0),
    method text not null,
    state text not null,
    -- What is wanted of it: TAKE, CLOSE (its time is over) or LEAVE (given up: nothing stays taken).
    aim text not null,
    taken bigint not null default 0 check (taken >= 0),
    given_back bigint not null default 0 check (given_back between 0 and taken),
    saved text,
    return_to text not null,
    page text,
    qr text,
    reason text,
    opened_at timestamptz not null,
    until timestamptz not null,
    tries integer not null default 0,
    -- When it is driven on; absent once it is over for good.
    next_at timestamptz,
    told boolean not null default false
);
create index online_payment_due on online_payment (next_at) where next_at is not null;
create index online_payment_untold on online_payment (opened_at) where not told;
create index online_payment_of_member on online_payment (member, opened_at);

create table online_refund (
    payment text not null references online_payment,
    key text not null,
    currency text not null,
    amount bigint not null check (amount > 0),
    state text not null check (state in ('WANTED', 'DONE', 'REFUSED')),
    asked_at timestamptz not null,
    primary key (payment, key)
);

-- Notices of the last hour: one that comes again is known.
create table payment_notice (
    id text primary key,
    at timestamptz not null
);

-- What the provider knows a kept method by, and what a member recognises it by.
create table saved_method (
    id text primary key,
    member text not null,
    method text not null,
    token text not null unique,
    brand text not null,
    last_four text not null,
    since timestamptz not null
);
create index saved_method_of_member on saved_method (member, since);

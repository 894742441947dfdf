-- What members ordered: written before anything is sent, so that a portal that dies goes on where it stood.
create table member_order (
    order_id text primary key,
    member text not null references member on delete cascade,
    attempt text not null,
    store text not null,
    fulfilment text not null,
    stage text not null,
    ending text,
    placed_at timestamptz not null,
    changed_at timestamptz not null,
    until timestamptz not null,
    quote text not null,
    points bigint not null,
    method text,
    saved text,
    tries int not null default 1,
    payment text,
    version int not null default 1,
    published int not null default 0,
    unique (member, attempt)
);
create index member_order_of_member on member_order (member, placed_at desc);
create index member_order_by_stage on member_order (stage);
create table member_order_line (
    order_id text not null references member_order on delete cascade,
    line int not null,
    gtin text not null,
    pieces bigint not null,
    answer text,
    available bigint,
    found bigint,
    primary key (order_id, line)
);
create table member_order_step (
    order_id text not null references member_order on delete cascade,
    stage text not null,
    at timestamptz not null,
    place bigint generated always as identity,
    primary key (order_id, stage)
);
-- Money of an order that has to go back, by the key that makes it go back once; the whole payment where no amount stands.
create table member_order_refund (
    payment text not null,
    key text not null,
    order_id text not null references member_order on delete cascade,
    amount text,
    done boolean not null default false,
    primary key (payment, key)
);
-- Requests to the stock ledger that the log does not have yet, in the order they were made.
create table reservation_request (
    id bigint generated always as identity primary key,
    store text not null,
    fact text not null
);

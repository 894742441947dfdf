-- What the provider refuses to give back is asked again, more and more rarely: how often it was, and when it is next.
alter table online_refund add column tries integer not null default 0;
alter table online_refund add column next_at timestamptz;
-- What was refused before this may have been given back by hand, as the portal told people then: it has no next_at, and is not asked
-- again before somebody says so.
alter table online_refund add column by_hand boolean not null default false;

-- What the provider knows a method by that nobody here can use any more. It is told until it confirms; nobody is named.
create table dropped_agreement (
    token text primary key,
    tries integer not null default 0,
    next_at timestamptz not null
);

-- Orders that wait for money, without reading all others.
create index member_order_that_waits on member_order (stage, changed_at) where stage = 'PAYING';

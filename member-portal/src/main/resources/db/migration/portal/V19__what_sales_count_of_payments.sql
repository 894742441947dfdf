-- What each accepted sale counts of a payment, below nothing where goods came back; amounts in minor units.
create table online_counted (
    payment text not null references online_payment,
    receipt text not null,
    currency text not null,
    amount bigint not null,
    primary key (payment, receipt)
);

-- Who reads a topic beside others has a place of its own. Returns read from the beginning, to know what sales count.
insert into reading_place (topic, partition, log, next_offset)
    select topic || ' orders', partition, log, next_offset from reading_place where topic = 'aggregate.accepted.v1';

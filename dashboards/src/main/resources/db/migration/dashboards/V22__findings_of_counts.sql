-- What each count of a shelf found, in portions; how large errors of the books are is estimated from these.
create table count_finding (
    count_id varchar(80) not null,
    store varchar(16) not null,
    gtin varchar(14) not null,
    category varchar(80) not null,
    age varchar(10) not null check (age in ('MONTH', 'QUARTER', 'LONGER', 'NEVER')),
    books double precision not null,
    there double precision not null,
    filled_up_to double precision not null,
    counted_at timestamptz not null,
    primary key (count_id, gtin)
);
create index count_finding_by_time on count_finding (counted_at);

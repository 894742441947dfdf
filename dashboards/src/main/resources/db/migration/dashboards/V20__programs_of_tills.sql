-- Programs of tills that were uploaded and checked; their bytes lie in the log. Nothing is deleted.
create table till_program (
    program  varchar(64) primary key check (program ~ '^[0-9a-f]{64}$'),
    version  varchar(40) not null,
    made_at  timestamptz not null,
    size     bigint not null check (size > 0),
    files    integer not null check (files > 0),
    said_by  varchar(64) not null,
    said_at  timestamptz not null
);

-- A roll-out gives settings, or a program: then it names which.
alter table roll_out add column program varchar(64) references till_program;

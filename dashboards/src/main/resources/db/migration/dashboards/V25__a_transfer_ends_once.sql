-- How a transfer ends, from the moment somebody says so; the ledger tells it later. It arrives or it is taken back, never both.
create table transfer_end (
    transfer  text primary key,
    how       varchar(24) not null check (how in ('transfer-arrived', 'transfer-taken-back')),
    -- Somebody is just saying it to the log; null when that failed.
    begun_at  timestamptz,
    -- The log has it.
    said_at   timestamptz
);

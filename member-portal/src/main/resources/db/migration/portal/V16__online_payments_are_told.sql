-- What was taken in another currency than was asked is kept in that one, so that it can go back; absent: as it was asked.
alter table online_payment add column taken_currency text;

-- A payment is told each time it has changed: which change it is, and when it was.
alter table online_payment add column version integer not null default 1;
alter table online_payment add column changed_at timestamptz;
update online_payment set changed_at = opened_at;
alter table online_payment alter column changed_at set not null;

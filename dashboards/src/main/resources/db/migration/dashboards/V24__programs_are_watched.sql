-- When a till was first seen to run a roll-out's program for good: from then on it is watched.
alter table roll_out_till add column held_at timestamptz;

-- When people are to work at the tills of a store. What was taken back stays, with its time.
create table planned_shift (
    id        bigint generated always as identity primary key,
    store     text                     not null,
    operator  text                     not null,
    begins    timestamp with time zone not null,
    ends      timestamp with time zone not null check (ends > begins),
    set_by    text                     not null,
    set_at    timestamp with time zone not null,
    undone_at timestamp with time zone
);
create index planned_shift_of_store on planned_shift (store, begins) where undone_at is null;
create index planned_shift_of_person on planned_shift (operator, begins) where undone_at is null;

-- Who did what. Rows are only added; each holds a hash over itself and the hash of the one before it.
create table audit_entry (
    number       bigint primary key,
    at           timestamptz not null,
    who          varchar(64) not null,
    address      varchar(64) not null,
    kind         varchar(32) not null,
    subject      text not null,
    state_before text,
    state_after  text,
    hash         char(64) not null
);

create index audit_entry_by_who on audit_entry (who, number);
create index audit_entry_by_kind on audit_entry (kind, number);
create index audit_entry_by_time on audit_entry (at);

create function refuse_to_change_the_past() returns trigger language plpgsql as $$
begin
    raise exception 'audit_entry takes new rows only; % is refused.', tg_op;
end $$;

create trigger audit_entry_is_append_only before update or delete on audit_entry
    for each row execute function refuse_to_change_the_past();
create trigger audit_entry_is_never_emptied before truncate on audit_entry
    for each statement execute function refuse_to_change_the_past();

-- A member who was forgotten stays as a number, for the books; the key is gone, and with it whatever was sealed.
alter table member add column forgotten_at timestamptz;

-- When personal offers were allowed or not, and where it was said, from now on. Rows are only added.
create table personalisation_step (
    id bigint generated always as identity primary key,
    member text not null,
    allowed boolean not null,
    changed_at timestamptz not null,
    how text not null check (how in ('profile', 'join', 'import'))
);
create index personalisation_step_of_member on personalisation_step (member, id);

create function refuse_to_change_a_personalisation_step() returns trigger language plpgsql as $$
begin
    raise exception 'personalisation_step takes new rows only; % is refused.', tg_op;
end $$;

create trigger personalisation_step_is_append_only before update or delete on personalisation_step
    for each row execute function refuse_to_change_a_personalisation_step();
create trigger personalisation_step_is_never_emptied before truncate on personalisation_step
    for each statement execute function refuse_to_change_a_personalisation_step();

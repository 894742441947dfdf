-- Where and in which language members are written to; sealed as their other data.
alter table member add column email_sealed bytea;
alter table member add column language text;

-- By which channels members allow offers to be sent: no row, not allowed.
create table message_consent (
    member text not null references member,
    channel text not null check (channel in ('EMAIL', 'SMS', 'APP')),
    allowed boolean not null,
    primary key (member, channel)
);

-- Who allowed what when, and where it was said. Rows are only added.
create table message_consent_step (
    id bigint generated always as identity primary key,
    member text not null,
    channel text not null,
    allowed boolean not null,
    changed_at timestamptz not null,
    how text not null check (how in ('profile', 'link', 'import'))
);
create index message_consent_step_of_member on message_consent_step (member, id);

create function refuse_to_change_a_consent_step() returns trigger language plpgsql as $$
begin
    raise exception 'message_consent_step takes new rows only; % is refused.', tg_op;
end $$;

create trigger message_consent_step_is_append_only before update or delete on message_consent_step
    for each row execute function refuse_to_change_a_consent_step();
create trigger message_consent_step_is_never_emptied before truncate on message_consent_step
    for each statement execute function refuse_to_change_a_consent_step();

-- Views of topics: who is in which segment on which days, and what is written about campaigns.
create table member_stay (
    member text not null,
    segment text not null,
    from_day date not null,
    until_day date
);
create index member_stay_of_member on member_stay (member);
create index member_stay_in_segment on member_stay (segment, member);

create table campaign_message (
    campaign text primary key,
    fact text not null,
    going boolean not null,
    ended boolean not null,
    from_at timestamptz not null,
    until_at timestamptz not null
);

-- What is not in a view: to whom a message goes, each member once, and what became of it. No address.
create table message_delivery (
    campaign text not null,
    member text not null,
    state text not null check (state in ('waiting', 'sending', 'done')),
    reason text not null,
    channel text,
    due_at timestamptz not null,
    sent_at timestamptz,
    tries integer not null default 0,
    primary key (campaign, member)
);
create index message_delivery_due on message_delivery (due_at) where state = 'waiting';
create index message_delivery_in_doubt on message_delivery (sent_at) where state = 'sending';
create index message_delivery_of_member on message_delivery (member, sent_at) where sent_at is not null;

-- Who was left out at the latest look, and how much of all this was told.
create table message_count (
    campaign text primary key,
    not_allowed bigint not null default 0,
    not_personal bigint not null default 0,
    control bigint not null default 0,
    version bigint not null default 1,
    told bigint not null default 0
);

create table message_reach (
    audience text primary key,
    fact text not null
);

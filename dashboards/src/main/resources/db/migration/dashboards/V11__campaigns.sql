-- Campaigns as they are built. A version is never changed; approving one writes beside it what tills are told of it.
create table campaign (
    id           varchar(64) primary key,
    begun_by     varchar(64) not null,
    begun_at     timestamptz not null,
    version      integer not null,
    draft        varchar(16) not null check (draft in ('open', 'waiting', 'settled', 'discarded')),
    submitted_by varchar(64),
    live         varchar(16) not null check (live in ('never', 'on', 'paused', 'ended')),
    live_version integer,
    check ((live = 'never') = (live_version is null)),
    check ((draft = 'waiting') = (submitted_by is not null))
);

create table campaign_version (
    campaign  varchar(64) not null references campaign,
    version   integer not null,
    form      text not null,
    saved_by  varchar(64) not null,
    saved_at  timestamptz not null,
    promotion text,
    segment   text,
    primary key (campaign, version)
);

-- What happened to a campaign, in its order. Rows are only added.
create table campaign_step (
    id       bigint generated always as identity primary key,
    campaign varchar(64) not null references campaign,
    version  integer not null,
    at       timestamptz not null,
    who      varchar(64) not null,
    step     varchar(16) not null check (step in ('begun', 'saved', 'submitted', 'taken-back', 'sent-back', 'approved',
        'paused', 'resumed', 'ended', 'rolled-back', 'discarded')),
    reason   text
);

create index campaign_step_by_campaign on campaign_step (campaign, id);

create function refuse_to_change_a_step() returns trigger language plpgsql as $$
begin
    raise exception 'campaign_step takes new rows only; % is refused.', tg_op;
end $$;

create trigger campaign_step_is_append_only before update or delete on campaign_step
    for each row execute function refuse_to_change_a_step();
create trigger campaign_step_is_never_emptied before truncate on campaign_step
    for each statement execute function refuse_to_change_a_step();

-- Words about campaigns on their way to the log: written with what they tell of, and marked when the log has them.
create table campaign_word (
    id           bigint generated always as identity primary key,
    campaign     varchar(64) not null references campaign,
    promotion    text not null,
    segment      text,
    said_at      timestamptz not null,
    published_at timestamptz
);

create index campaign_word_waiting on campaign_word (id) where published_at is null;

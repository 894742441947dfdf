-- What a campaign brought up to a day: one look a day, and none is taken back.
create table campaign_result (
    campaign varchar(64) not null references campaign,
    first    date not null,
    through  date not null,
    made_at  timestamptz not null,
    result   text not null,
    primary key (campaign, first, through)
);

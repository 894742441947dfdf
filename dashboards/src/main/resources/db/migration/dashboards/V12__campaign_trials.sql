-- What came of trying a campaign on baskets of the past, by the mark of the form that was tried.
create table campaign_trial (
    campaign varchar(64) not null references campaign,
    form     char(64) not null,
    made_by  varchar(64) not null,
    made_at  timestamptz not null,
    report   text not null,
    primary key (campaign, form)
);

-- What a version writes to members once it is approved, and the word of it on its way to the log.
alter table campaign_version add column message text;
alter table campaign_word add column message text;

-- A topic that was made anew is another log, even under the same name: its places count from its own beginning.
alter table reading_place add column log text not null default '';

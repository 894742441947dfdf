-- What members wrote about the shop, its numbers covered, one row for each form; told is whether the log has it.
create table member_feedback (
    id text primary key,
    member text not null,
    written_at timestamptz not null,
    fact text not null,
    told boolean not null default false
);
create index member_feedback_untold on member_feedback (written_at) where not told;
create index member_feedback_of_member on member_feedback (member, written_at);

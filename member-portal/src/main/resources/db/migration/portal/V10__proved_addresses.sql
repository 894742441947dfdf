-- Whether an e-mail address is the member's: nothing goes to it but the question, until the question's link was pressed.
create table email_proof (
    member text primary key references member,
    state text not null check (state in ('wanted', 'asked', 'proved', 'bounced')),
    -- Of the link that is out; it holds once, and until then.
    token_hash text,
    expires_at timestamptz,
    due_at timestamptz not null,
    tries integer not null default 0,
    changed_at timestamptz not null
);
create index email_proof_due on email_proof (due_at) where state = 'wanted';

-- Every question that was sent, so that nobody is asked often: by member, and by the keyed hash of the address. No address.
create table email_question (
    id bigint generated always as identity primary key,
    member text not null,
    address_hash text not null,
    asked_at timestamptz not null
);
create index email_question_of_member on email_question (member, asked_at);
create index email_question_to_address on email_question (address_hash, asked_at);

-- Where a member may be written to just now.
create view message_open as
    select c.member, c.channel from message_consent c
    where c.allowed and (c.channel <> 'EMAIL'
        or exists (select 1 from email_proof p where p.member = c.member and p.state = 'proved'));

-- Who allowed e-mails before there was a proof is asked now.
insert into email_proof (member, state, due_at, changed_at)
    select c.member, 'wanted', now(), now() from message_consent c join member m on m.member = c.member
    where c.channel = 'EMAIL' and c.allowed and m.email_sealed is not null;

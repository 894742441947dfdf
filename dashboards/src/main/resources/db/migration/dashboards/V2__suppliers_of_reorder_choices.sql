-- From whom, and until when, what was accepted has to be ordered; nothing where nobody has said.
alter table reorder_choice
    add column supplier    varchar(40),
    add column order_until timestamptz;

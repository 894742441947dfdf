-- Since when a program is not in the log any more; its row stays for the roll-outs that name it.
alter table till_program add column forgotten_at timestamptz;

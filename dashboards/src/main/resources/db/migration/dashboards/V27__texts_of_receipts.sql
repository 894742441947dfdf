-- A roll-out gives settings, or a program, or what stands on receipts: then this says what, and from when.
alter table roll_out add column receipt_text text;

-- The names of all columns of a sheet, for one.
alter table change_set alter column trouble_about type text;

-- What was decided about one item is looked up whenever somebody looks at it closely.
create index reorder_choice_about on reorder_choice (store, gtin) where undone_at is null;

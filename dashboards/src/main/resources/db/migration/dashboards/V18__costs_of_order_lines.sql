-- What a piece or a kilogram cost by the price list when the order was sent; empty where nobody knew, as of older orders.
alter table purchase_order_line add column unit_cost varchar(40);

package io.tillstream.benchmarks.catalogue;

import io.tillstream.benchmarks.catalogue.ColdStart.Known;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The same shop in SQLite, read into a map before the first sale, as tills do that keep their catalogue in a database. */
record SqliteShop(Map<Gtin, Known> items) implements Contender {
    @Override
    public Store store() {
        return LargeShop.store();
    }

    @Override
    public Known known(Gtin gtin) {
        return Objects.requireNonNull(items.get(gtin));
    }

    @Override
    public List<Gtin> search(List<String> words) {
        return items.values().stream()
                .map(Known::product)
                .filter(product -> words.stream().allMatch(texts(product)::contains))
                .sorted(Comparator.comparing((Product product) -> product.name().en()))
                .limit(SHOWN)
                .map(Product::gtin)
                .toList();
    }

    private static String texts(Product product) {
        return (product.name().en() + " " + product.name().zhTw() + " "
                        + product.name().zhCn() + " " + product.gtin() + " " + product.externalCode())
                .toLowerCase(Locale.ROOT);
    }

    static void write(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE item (gtin INTEGER PRIMARY KEY, en TEXT, tw TEXT, cn TEXT, category TEXT,"
                    + " tax TEXT, pack INTEGER, code TEXT, price INTEGER, since INTEGER, received INTEGER, sold INTEGER,"
                    + " adjusted INTEGER, as_of INTEGER)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO item VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
                for (int item = 0; item < LargeShop.ITEMS; item++) {
                    insert(insert, item);
                }
            }
            connection.commit();
        }
    }

    private static void insert(PreparedStatement insert, int item) throws SQLException {
        Product product = LargeShop.product(item);
        Price price = LargeShop.price(item);
        StockOnHand stock = LargeShop.stock(item);
        insert.setLong(1, Long.parseLong(product.gtin().value()));
        insert.setString(2, product.name().en());
        insert.setString(3, product.name().zhTw());
        insert.setString(4, product.name().zhCn());
        insert.setString(5, product.category());
        insert.setString(6, product.taxGroup());
        insert.setInt(7, product.packSize());
        insert.setString(8, product.externalCode());
        insert.setLong(9, price.unitPrice().minor());
        insert.setLong(10, price.effectiveFrom().getEpochSecond());
        insert.setLong(11, stock.received().amount());
        insert.setLong(12, stock.sold().amount());
        insert.setLong(13, stock.adjusted().amount());
        insert.setLong(14, stock.asOf().getEpochSecond());
        insert.executeUpdate();
    }

    static SqliteShop load(Path file) throws SQLException {
        Map<Gtin, Known> items = HashMap.newHashMap(LargeShop.ITEMS);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM item")) {
            while (row.next()) {
                Known known = read(row);
                items.put(known.product().gtin(), known);
            }
        }
        return new SqliteShop(items);
    }

    private static Known read(ResultSet row) throws SQLException {
        String digits = Long.toString(row.getLong(1));
        Gtin gtin = new Gtin("0".repeat(14 - digits.length()) + digits);
        Product product = new Product(
                gtin,
                new LocalText(row.getString(2), row.getString(3), row.getString(4)),
                row.getString(5),
                row.getString(6),
                Quantity.Unit.EACH,
                row.getInt(7),
                row.getString(8));
        Quantity received = Quantity.each(row.getLong(11));
        Quantity sold = Quantity.each(row.getLong(12));
        Quantity adjusted = Quantity.each(row.getLong(13));
        StockOnHand stock = new StockOnHand(
                new StoreId("s1"),
                gtin,
                received.plus(sold.negated()).plus(adjusted),
                received,
                sold,
                adjusted,
                Instant.ofEpochSecond(row.getLong(14)));
        return new Known(product, row.getLong(9), stock);
    }
}

package io.tillstream.portal.shop;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The carts of members, one for each store they shop in. */
@Repository
public class Carts {
    private final JdbcTemplate jdbc;

    Carts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a member shops; empty before the first time. */
    public Optional<StoreId> storeOf(MemberId member) {
        return jdbc.queryForList("select store from cart where member = ?", String.class, member.value()).stream()
                .findFirst()
                .map(StoreId::new);
    }

    public void shopIn(MemberId member, StoreId store) {
        jdbc.update(
                "insert into cart (member, store) values (?, ?) on conflict (member) do update set store = excluded.store",
                member.value(),
                store.value());
    }

    public Cart of(MemberId member, StoreId store) {
        Map<Gtin, Long> pieces = new LinkedHashMap<>();
        jdbc.query(
                "select gtin, pieces from cart_line where member = ? and store = ? order by place",
                row -> {
                    pieces.put(Gtin.of(row.getString(1)), row.getLong(2));
                },
                member.value(),
                store.value());
        return new Cart(store, pieces);
    }

    /** How many of an item there are, 0 for none. */
    long piecesOf(MemberId member, StoreId store, Gtin gtin) {
        return jdbc
                .queryForList(
                        "select pieces from cart_line where member = ? and store = ? and gtin = ?",
                        Long.class,
                        member.value(),
                        store.value(),
                        gtin.value())
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /**
     * Puts so many of an item into a cart, in place of what there was.
     *
     * @param pieces 0 takes it out
     */
    public Putting put(MemberId member, StoreId store, Gtin gtin, long pieces) {
        if (pieces < 0 || pieces > Cart.MOST_PIECES) {
            return Putting.QUANTITY;
        }
        if (pieces == 0) {
            jdbc.update(
                    "delete from cart_line where member = ? and store = ? and gtin = ?",
                    member.value(),
                    store.value(),
                    gtin.value());
            return Putting.DONE;
        }
        int put = jdbc.update(
                """
                insert into cart_line (member, store, gtin, pieces)
                select ?, ?, ?, ? where (select count(*) from cart_line where member = ? and store = ? and gtin <> ?) < ?
                on conflict (member, store, gtin) do update set pieces = excluded.pieces
                """,
                member.value(),
                store.value(),
                gtin.value(),
                pieces,
                member.value(),
                store.value(),
                gtin.value(),
                Cart.MOST_LINES);
        return put == 1 ? Putting.DONE : Putting.FULL;
    }

    public void empty(MemberId member, StoreId store) {
        jdbc.update("delete from cart_line where member = ? and store = ?", member.value(), store.value());
    }

    void forget(MemberId member) {
        jdbc.update("delete from cart_line where member = ?", member.value());
        jdbc.update("delete from cart where member = ?", member.value());
    }

    /** How many pieces lie in the cart of the store a member shops in. */
    public long piecesOf(MemberId member) {
        Long pieces = jdbc.queryForObject(
                "select coalesce(sum(pieces), 0) from cart_line join cart using (member, store) where member = ?",
                Long.class,
                member.value());
        return pieces == null ? 0 : pieces;
    }
}

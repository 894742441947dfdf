package io.tillstream.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shopping as a member does it, without JavaScript. */
class ShopTest {
    @TempDir
    static Path folder;

    private static RunningPortal portal;
    private Visitor anne;

    @BeforeAll
    static void open() throws Exception {
        portal = new RunningPortal(folder);
        portal.town().priceTheLamp();
        RunningPortal.await(() -> !portal.database()
                        .queryForList("select gtin from stock", String.class)
                        .isEmpty()
                && !portal.database()
                        .queryForList("select gtin from price", String.class)
                        .isEmpty());
    }

    @AfterAll
    static void close() throws IOException {
        portal.close();
    }

    @BeforeEach
    void shop() throws Exception {
        portal.database().update("delete from cart_line");
        anne = portal.anne();
    }

    private String put(String gtin, String pieces, String step) throws Exception {
        anne.get("/cart");
        return anne.post("/cart/put", Map.of("store", "s1", "gtin", gtin, "pieces", pieces, "step", step))
                .body();
    }

    @Test
    void showsWhatAProductCostsWhatIsGivenAndThatItIsThere() throws Exception {
        String page = anne.get("/products/" + Town.LAMP).body();

        assertThat(page)
                .contains("Reading lamp", "£15.00", "A few left", "Lamp weeks")
                .doesNotContain("Come back");
        assertThat(anne.get("/products?category=home").body())
                .contains("/products/" + Town.LAMP, "/products/" + Town.MUG);
        assertThat(anne.get("/products").body()).contains("category=home");
        assertThat(anne.get("/products/02000000000039").statusCode()).isEqualTo(404);
        assertThat(anne.get("/products/lamp").statusCode()).isEqualTo(404);
    }

    @Test
    void pricesTheCartWithEveryDiscountAtItsLine() throws Exception {
        assertThat(put(Town.LAMP.value(), "2", "1"))
                .contains("Reading lamp", "One for nothing", "£30.00", "£5.00", "30");
        assertThat(put(Town.LAMP.value(), "3", "-1")).contains("Lamp weeks", "−£3.00", "£27.00", "£4.50");
        assertThat(anne.get("/").body()).contains("2 in the cart");
        assertThat(put(Town.LAMP.value(), "0", "0")).contains("There is nothing in it yet.");
    }

    @Test
    void refusesInOneLineWhatCannotBeOrdered() throws Exception {
        for (String pieces : new String[] {"-1", "1000", "999999999999", "two"}) {
            assertThat(put(Town.LAMP.value(), pieces, "0")).as(pieces).contains("Enter a whole number from 1 to 999.");
        }
        assertThat(put(Town.MUG.value(), "1", "0")).contains("This store does not sell it now.");
        assertThat(anne.post("/cart/put", Map.of("store", "s9", "gtin", Town.LAMP.value()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(anne.postWithoutToken("/cart/put", Map.of("store", "s1", "gtin", Town.LAMP.value()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void keepsOneMembersCartFromAnother() throws Exception {
        put(Town.LAMP.value(), "2", "0");

        assertThat(portal.bea().get("/cart").body()).contains("There is nothing in it yet.");
        assertThat(portal.anne().get("/cart").body()).contains("Reading lamp");
    }

    /** The two hundred and first product is one too many; the two hundred are real numbers, and none has a price any more. */
    @Test
    void refusesACartThatIsLongerThanACart() throws Exception {
        for (int item = 0; item < 200; item++) {
            String digits = String.format("9501101%05d", item);
            portal.database()
                    .update(
                            "insert into cart_line (member, store, gtin, pieces) values (?, 's1', ?, 1)",
                            Town.ANNE.value(),
                            Gtin.ofDigits(digits + Gtin.checkDigit(digits)).value());
        }

        assertThat(put(Town.LAMP.value(), "1", "0")).contains("A cart holds 200 different products.");
        assertThat(portal.database().queryForObject("select count(*) from cart_line", Long.class))
                .isEqualTo(200);
    }

    /** The page of an order, found by its member only; the cart comes back by one button. */
    @Test
    void ordersWhatIsInTheCartOnceAndShowsItToNobodyElse() throws Exception {
        String cart = put(Town.LAMP.value(), "1", "0");
        String attempt = between(cart, "name=\"attempt\" value=\"");
        Map<String, String> form = Map.of(
                "store",
                "s1",
                "attempt",
                attempt,
                "total",
                between(cart, "name=\"total\" value=\""),
                "fulfilment",
                "RESERVE",
                "days",
                "2");
        Map<String, String> dearer = new HashMap<>(form);
        dearer.put("total", "13.00 GBP");

        assertThat(anne.post("/orders", dearer).body()).contains("Prices or stock changed while you looked.");
        Map<String, String> online = new HashMap<>(form);
        online.put("fulfilment", "DELIVER");
        assertThat(anne.post("/orders", online).body()).contains("Choose how to pay.");
        String placed = anne.post("/orders", form).uri().getPath();
        assertThat(anne.post("/orders", form).uri().getPath())
                .as("pressed twice")
                .isEqualTo(placed);
        assertThat(anne.get(placed).body()).contains("being asked", "Reading lamp", "£13.50");

        String id = placed.substring(placed.lastIndexOf('/') + 1);
        portal.town().putAside(id + "-1");
        RunningPortal.await(() -> anne.get(placed).body().contains("Show this code in the store"));
        assertThat(anne.get("/cart").body()).contains("There is nothing in it yet.");
        assertThat(anne.get("/orders").body()).contains(placed);
        Visitor bea = portal.bea();
        assertThat(bea.get(placed).statusCode()).isEqualTo(404);
        assertThat(bea.get("/orders").body()).doesNotContain(id);
        assertThat(bea.post(placed + "/cancel", Map.of()).statusCode()).isEqualTo(404);
        anne.get(placed);
        assertThat(anne.post(placed + "/cancel", Map.of()).body()).contains("You cancelled it.");
        assertThat(anne.post("/orders/again", Map.of("order", id)).body()).contains("Reading lamp", "£15.00");
        anne.get("/");
        assertThat(anne.post("/orders/again", Map.of()).body())
                .contains("Not sold here any more: White mug", "Reading lamp");
    }

    private static String between(String page, String before) {
        int from = page.indexOf(before) + before.length();
        return page.substring(from, page.indexOf('"', from));
    }
}

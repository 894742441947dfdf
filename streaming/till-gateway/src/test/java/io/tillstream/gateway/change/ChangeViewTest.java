package io.tillstream.gateway.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Hash;
import io.tillstream.events.StoreId;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.staff.PinVerifier;
import io.tillstream.gateway.log.Followed;
import io.tillstream.gateway.order.HandedOrders;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeViewTest {
    private static final StoreId S1 = StoreId.of("s1");
    private static final long LARGE = 1_000_000;
    private static final String HANDED = """
            {"order":"wk7b2m5q3x4ad","sales":[{"happenedAt":"2011-11-09T12:00:00Z","receipt":{"epoch":1,"sequence":41,"till":"s1-t1"},\
            "total":"7.00 GBP"}],"store":"s1"}""";

    private final ChangeView view = new ChangeView(new HandedOrders());

    @Test
    void givesTheLatestValueOfEachKeyToATillThatKnowsNothing() {
        view.receive(
                List.of(said(Topics.PRICE, "1", "old"), said(Topics.PRICE, "2", "b"), said(Topics.PRICE, "1", "a")));

        ChangeView.Page page = view.page(S1, Cursor.NONE, LARGE);

        assertThat(page.reset()).isTrue();
        assertThat(page.more()).isFalse();
        assertThat(values(page)).containsExactly("b", "a");
    }

    @Test
    void givesOnlyNewsAfterwards() {
        view.receive(List.of(said(Topics.PRICE, "1", "a")));
        Cursor cursor = view.page(S1, Cursor.NONE, LARGE).cursor();
        view.receive(List.of(said(Topics.MEMBER, "m", "c")));

        ChangeView.Page page = view.page(S1, cursor, LARGE);

        assertThat(page.reset()).isFalse();
        assertThat(values(page)).containsExactly("c");
    }

    @Test
    void keepsAnotherStoresStockToItself() {
        view.receive(List.of(
                said(Topics.STOCK_ON_HAND, "s1|1", "mine"),
                said(Topics.STOCK_ON_HAND, "s2|1", "theirs"),
                said(Topics.STORE, "s2", "their store")));

        assertThat(values(view.page(S1, Cursor.NONE, LARGE))).containsExactly("mine");
    }

    @Test
    void tellsARemovalToTillsThatHadTheKeyOnly() {
        view.receive(List.of(said(Topics.OFFER, "m", "offers")));
        Cursor cursor = view.page(S1, Cursor.NONE, LARGE).cursor();
        view.receive(List.of(said(Topics.OFFER, "m", null)));

        assertThat(view.page(S1, cursor, LARGE).changes())
                .extracting(ChangeOrder.Change::key)
                .containsExactly("m");
        assertThat(view.page(S1, Cursor.NONE, LARGE).changes()).isEmpty();
    }

    @Test
    void tellsAStoreTheStepsOfTheChainAndItsOwnAndWhichAreWithdrawn() {
        String item = "05000000000012";
        view.receive(List.of(
                said(Topics.PRICE, item, "until now"),
                said(Topics.PRICE, item + "|2026-12-01T06:00:00Z", "everywhere"),
                said(Topics.PRICE, item + "|2026-12-01T06:00:00Z|s1", "here"),
                said(Topics.PRICE, item + "|2026-12-01T06:00:00Z|s2", "elsewhere")));
        ChangeView.Page page = view.page(S1, Cursor.NONE, LARGE);
        view.receive(List.of(
                said(Topics.PRICE, item + "|2026-12-01T06:00:00Z|s1", null),
                said(Topics.PRICE, item + "|2026-12-01T06:00:00Z|s2", null)));

        assertThat(values(page)).containsExactly("until now", "everywhere", "here");
        assertThat(page.changes())
                .extracting(change -> change.kind().word())
                .containsExactly("price", "priceStep", "priceStep");
        assertThat(keys(view.page(S1, page.cursor(), LARGE))).containsExactly(item + "|2026-12-01T06:00:00Z|s1");
    }

    @Test
    void tellsAStoreOfItsOrdersUntilTheyAreOver() {
        String waiting = order("PLACED");
        view.receive(List.of(
                said(Topics.CUSTOMER_ORDER, "s1|wk7b2m5q3x4ad", waiting),
                said(Topics.CUSTOMER_ORDER, "s2|waaaaaaaaaaaa", order("READY")),
                said(Topics.CUSTOMER_ORDER, "s1|wbbbbbbbbbbbb", "no order")));
        ChangeView.Page page = view.page(S1, Cursor.NONE, LARGE);
        view.receive(List.of(said(Topics.CUSTOMER_ORDER, "s1|wk7b2m5q3x4ad", order("HANDED_OVER"))));

        assertThat(values(page)).containsExactly(waiting);
        assertThat(view.page(S1, page.cursor(), LARGE).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.key()).isEqualTo("s1|wk7b2m5q3x4ad");
                    assertThat(change.kind().word()).isEqualTo("order");
                    assertThat(change.value()).isNull();
                });
    }

    @Test
    void takesAnOrderFromTheTillsAsSoonAsItsSaleIsAccepted() {
        view.receive(List.of(said(Topics.CUSTOMER_ORDER, "s1|wk7b2m5q3x4ad", order("READY"))));
        Cursor told = view.page(S1, Cursor.NONE, LARGE).cursor();

        view.receive(List.of(said(Topics.ORDER_HANDED, "s1|wk7b2m5q3x4ad", HANDED)));

        assertThat(view.page(S1, told, LARGE).changes()).singleElement().satisfies(change -> {
            assertThat(change.kind().word()).isEqualTo("order");
            assertThat(change.key()).isEqualTo("s1|wk7b2m5q3x4ad");
            assertThat(change.value()).isNull();
        });
        // The portal says late what it said before; to a till that starts anew, too.
        view.receive(List.of(said(Topics.CUSTOMER_ORDER, "s1|wk7b2m5q3x4ad", order("READY"))));
        assertThat(values(view.page(S1, Cursor.NONE, LARGE))).isEmpty();
    }

    @Test
    void tellsNobodyOfAnOrderWhoseSaleWasReadFirst() {
        view.receive(List.of(
                said(Topics.ORDER_HANDED, "s1|wk7b2m5q3x4ad", HANDED),
                said(Topics.CUSTOMER_ORDER, "s1|wk7b2m5q3x4ad", order("PLACED"))));

        assertThat(values(view.page(S1, Cursor.NONE, LARGE))).isEmpty();
    }

    private static String order(String state) {
        return """
                {"changedAt":"2011-11-09T12:00:00Z","channel":"APP","fulfilment":"RESERVE","lines":[{"gtin":"05901234123457",\
                "line":1,"quantity":"3 ea"}],"member":"mabcdefgh234567ab","order":"wk7b2m5q3x4ad",\
                "placedAt":"2011-11-09T12:00:00Z","state":"%s","store":"s1","until":"2011-11-11T20:00:00Z"}""".formatted(state);
    }

    @Test
    void startsOverForACursorOfAnotherInstance() {
        view.receive(List.of(said(Topics.PRICE, "1", "a")));

        ChangeView.Page page = view.page(S1, Cursor.parse("0123abcd-1-0"), LARGE);

        assertThat(page.reset()).isTrue();
        assertThat(values(page)).containsExactly("a");
    }

    @Test
    void pagesALargeSnapshotWithoutLosingWhatChangesMeanwhile() {
        view.receive(IntStream.range(0, 100)
                .mapToObj(i -> said(Topics.PRICE, "item " + i, "0123456789"))
                .toList());
        List<String> keys = new ArrayList<>();
        ChangeView.Page page = view.page(S1, Cursor.NONE, 95);
        keys.addAll(keys(page));

        view.receive(List.of(
                said(Topics.PRICE, "item 0", null),
                said(Topics.PRICE, "item 99", "new"),
                said(Topics.PRICE, "item 100", "new")));
        int pages = 1;
        while (page.more()) {
            page = view.page(S1, Cursor.parse(page.cursor().toString()), 95);
            assertThat(page.reset()).isFalse();
            keys.addAll(keys(page));
            pages++;
        }

        assertThat(pages).isGreaterThan(5);
        assertThat(keys).hasSize(102).contains("item 42", "item 99", "item 100");
        assertThat(keys.indexOf("item 0")).isZero();
        assertThat(keys.lastIndexOf("item 0")).isEqualTo(99);
    }

    @Test
    void wakesAWaitingTillWhenItsStoreChanges() {
        view.receive(List.of(said(Topics.PRICE, "1", "a")));
        Cursor cursor = view.page(S1, Cursor.NONE, LARGE).cursor();
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                view.awaitChange(S1, cursor, Duration.ofSeconds(20));
                answer.complete(values(view.page(S1, cursor, LARGE)));
            } catch (InterruptedException e) {
                answer.completeExceptionally(e);
            }
        });

        view.receive(List.of(said(Topics.STOCK_ON_HAND, "s2|1", "theirs"), said(Topics.STOCK_ON_HAND, "s1|1", "mine")));

        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).containsExactly("mine");
    }

    @Test
    void tellsOfAnOperatorOnlyWhereTheyWork() {
        view.receive(List.of(
                said(Topics.OPERATOR, "c11", operator("c11", "s1")),
                said(Topics.OPERATOR, "c21", operator("c21", "s2"))));

        assertThat(keys(view.page(S1, Cursor.NONE, LARGE))).containsExactly("s1|c11");
    }

    @Test
    void tellsAStoreThatAnOperatorHasLeftIt() {
        view.receive(List.of(said(Topics.OPERATOR, "c11", operator("c11", "s1"))));
        Cursor before = view.page(S1, Cursor.NONE, LARGE).cursor();

        view.receive(List.of(said(Topics.OPERATOR, "c11", operator("c11", "s2"))));

        assertThat(values(view.page(S1, before, LARGE))).containsExactly(operator("c11", "s2"));
        assertThat(keys(view.page(StoreId.of("s2"), Cursor.NONE, LARGE))).containsExactly("s2|c11");
    }

    @Test
    void tellsOfAnOperatorWhoIsGone() {
        view.receive(List.of(said(Topics.OPERATOR, "c11", operator("c11", "s1"))));
        Cursor before = view.page(S1, Cursor.NONE, LARGE).cursor();

        view.receive(List.of(said(Topics.OPERATOR, "c11", null)));

        assertThat(values(view.page(S1, before, LARGE))).containsExactly("removed");
    }

    private static String operator(String code, String store) {
        return CanonicalJson.text(new Operator(
                code,
                "Ann L.",
                Operator.Role.CASHIER,
                List.of(StoreId.of(store)),
                new PinVerifier(120_000, "00".repeat(16), Hash.GENESIS),
                null,
                Instant.parse("2011-12-10T00:00:00Z"),
                false));
    }

    private static Followed said(Topic<?> topic, String key, @Nullable String value) {
        return new Followed(topic.name(), key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> keys(ChangeView.Page page) {
        return page.changes().stream().map(ChangeOrder.Change::key).toList();
    }

    private static List<String> values(ChangeView.Page page) {
        List<String> values = new ArrayList<>();
        for (ChangeOrder.Change change : page.changes()) {
            byte[] value = change.value();
            values.add(value == null ? "removed" : new String(value, StandardCharsets.UTF_8));
        }
        return values;
    }
}

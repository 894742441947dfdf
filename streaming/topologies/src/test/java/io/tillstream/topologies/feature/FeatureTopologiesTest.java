package io.tillstream.topologies.feature;

import static io.tillstream.topologies.Shop.BREAD;
import static io.tillstream.topologies.Shop.DAY;
import static io.tillstream.topologies.Shop.MEMBER;
import static io.tillstream.topologies.Shop.MILK;
import static io.tillstream.topologies.Shop.NORTH;
import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.milk;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.Sale;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureTopologiesTest {
    private static final Gtin BUTTER = Gtin.ofDigits("4000000000020");
    private static final String NORTH_MILK = "s1|05901234123457";

    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, builder -> {
            MemberHistories.build(builder);
            ItemDemands.build(builder);
        });
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void ordersAMembersBasketsByTimeAndListsEachItemOnce() {
        shop.accept(
                journal.memberSale("2011-11-08T10:05:00Z", milk(1), bread(1), milk(2)),
                journal.memberSale("2011-11-08T09:00:00Z", milk(1)),
                journal.memberSale("2011-11-08T11:00:00Z", milk(-1)),
                journal.sale("2011-11-08T12:00:00Z", milk(1)));

        assertThat(shop.latest(Topics.MEMBER_HISTORY))
                .containsEntry(
                        MEMBER.value(),
                        new MemberHistory(
                                MEMBER,
                                List.of(
                                        basket("2011-11-08T09:00:00Z", List.of(MILK)),
                                        new MemberHistory.Basket(
                                                NORTH, Instant.parse("2011-11-08T10:05:00Z"), List.of(BREAD, MILK))),
                                2));
    }

    @Test
    void remembersWhatWasOfferedInVain() {
        Sale sale = (Sale) journal.memberSale("2011-11-08T10:05:00Z", milk(1)).fact();
        JournalRecord accepted = new Shop.Journal(Shop.TILL, 2)
                .append(withOffers(
                        sale,
                        outcome("d-1", OfferOutcome.Kind.SHOWN, BREAD),
                        outcome("d-2", OfferOutcome.Kind.SHOWN, MILK),
                        outcome("d-3", OfferOutcome.Kind.WOULD_HAVE_SHOWN, BUTTER),
                        outcome("d-4", OfferOutcome.Kind.SHOWN, BUTTER),
                        outcome("d-4", OfferOutcome.Kind.ACCEPTED, BUTTER)));

        assertThat(MemberHistories.basket(accepted))
                .singleElement()
                .satisfies(pair -> assertThat(pair.value.baskets().getFirst().offeredInVain())
                        .containsExactly(BREAD));
    }

    private static String outcome(String decision, OfferOutcome.Kind kind, Gtin gtin) {
        return CanonicalJson.text(new OfferOutcome(decision, "personal-picks", kind, gtin));
    }

    private static Sale withOffers(Sale sale, String... outcomes) {
        String text = CanonicalJson.text(sale);
        assertThat(text).contains("\"offers\":[]");
        return CanonicalJson.decode(
                text.replace("\"offers\":[]", "\"offers\":[" + String.join(",", outcomes) + "]")
                        .getBytes(StandardCharsets.UTF_8),
                Sale.class);
    }

    @Test
    void keepsTheLatestFortyBasketsAndCountsAll() {
        for (int minute = 59; minute >= 10; minute--) {
            shop.accept(journal.memberSale("2011-11-08T10:" + minute + ":00Z", milk(1)));
        }

        MemberHistory history =
                Objects.requireNonNull(shop.latest(Topics.MEMBER_HISTORY).get(MEMBER.value()));
        assertThat(history.basketsEver()).isEqualTo(50);
        assertThat(history.baskets()).hasSize(40);
        assertThat(history.baskets().getFirst().at()).isEqualTo("2011-11-08T10:20:00Z");
        assertThat(history.baskets().getLast().at()).isEqualTo("2011-11-08T10:59:00Z");
    }

    @Test
    void publishesDemandOfChangedItemsFromTimeToTimeAndIgnoresReturns() {
        shop.accept(
                journal.sale("2011-11-08T10:05:00Z", milk(3), milk(1)),
                journal.sale("2011-11-07T10:05:00Z", milk(2)),
                journal.sale("2011-11-08T11:05:00Z", milk(-1), bread(-1)));
        var atOnce = shop.read(Topics.ITEM_DEMAND);
        shop.pass(Duration.ofSeconds(10));
        var later = shop.read(Topics.ITEM_DEMAND);
        shop.pass(Duration.ofSeconds(10));

        assertThat(atOnce).isEmpty();
        assertThat(later).singleElement().satisfies(demand -> {
            assertThat(demand.key).isEqualTo(NORTH_MILK);
            assertThat(demand.value)
                    .isEqualTo(new ItemDemand(
                            NORTH,
                            MILK,
                            List.of(new ItemDemand.Day(DAY.minusDays(1), 2, 1), new ItemDemand.Day(DAY, 4, 2))));
        });
        assertThat(shop.read(Topics.ITEM_DEMAND)).isEmpty();
    }

    @Test
    void forgetsDaysBeforeTheLatestFiftySix() {
        shop.accept(
                journal.sale("2011-09-13T10:00:00Z", milk(7)),
                journal.sale("2011-11-08T10:00:00Z", milk(1)),
                journal.sale("2011-09-14T10:00:00Z", milk(5)));
        shop.pass(Duration.ofSeconds(10));

        // 2011-11-08 and the 55 days before it begin on 2011-09-14.
        assertThat(Objects.requireNonNull(shop.latest(Topics.ITEM_DEMAND).get(NORTH_MILK))
                        .days())
                .extracting(day -> day.on().toString())
                .containsExactly("2011-09-14", "2011-11-08");
        assertThat(shop.size(ItemDemands.DAYS)).isEqualTo(2);
    }

    private static MemberHistory.Basket basket(String at, List<Gtin> items) {
        return new MemberHistory.Basket(NORTH, Instant.parse(at), items);
    }
}

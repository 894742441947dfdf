package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.demand.forecast.TrainedForecaster;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.Signing;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.models.DemandKnowledge;
import io.tillstream.models.DemandModel;
import io.tillstream.models.DemandServing;
import io.tillstream.models.SoldHistory;
import io.tillstream.scoring.ShopView;
import io.tillstream.scoring.ShopView.StoreItem;
import io.tillstream.scoring.reorder.ReorderDesk;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row B2: without the campaign that has been announced, the recommendation is smaller by what the page had said was the campaign's.
 * The generated history has no campaigns, so the model learns from one that has: of forty items six a day are wanted, and three times
 * as many of twelve of them on three days each time they are a fifth off. Model and desk are those of scoring.
 */
@InTurn(day = 0)
@ExtendWith(Shop.Door.class)
class CampaignTakenOutJourney {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant LONG_AGO = Instant.parse("2011-01-01T00:00:00Z");
    private static final int ITEMS = 40;
    private static final int PROMOTED = 12;
    private static final int DAYS = 56;
    private static final int LENGTH = 3;
    private static final List<Integer> WAS_ON = List.of(10, 27, 46);
    private static final int ON_HAND = 10;
    private static final String COMING = "fifth-off-coming";

    private final Shop shop;
    private final HeadOffice headOffice;
    private final ShopView view = new ShopView();
    private final ReorderDesk desk = new ReorderDesk(view, Signing.newKeyPair().getPrivate());
    private final Store store;
    private final Instant now;
    private final LocalDate today;
    private final StoreItem item;

    CampaignTakenOutJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
        this.store = new TopicReader("127.0.0.1:" + shop.platform().port("kafka"))
                .latest(Topics.STORE)
                .getFirst();
        this.now = shop.platform().now();
        this.today = LocalDate.ofInstant(now, store.zone());
        this.item = new StoreItem(store.store(), gtin(0));
    }

    /** Other buyers are not to find it in their lists. */
    @AfterEach
    void nothingIsProposedAnyMore() throws Exception {
        publish(item, null);
    }

    @Test
    void theRecommendationFallsByWhatThePageSaidWasTheCampaigns() throws Exception {
        headOffice.sells(product(0), price(0));
        headOffice.promotes(fifthOff(COMING, today, true));
        DemandServing serving = learned();

        ReorderProposal with = proposed(serving);
        publish(with);
        Page page = shop.dashboard();
        Locator why = page.locator("section[aria-labelledby=closely-why] li");
        String address = shop.platform().address("dashboards") + "/reorder/item/" + item.store() + "/" + item.gtin()
                + "?lang=en";
        Money ofTheCampaign = ofTheCampaign(with);
        assertThat(ofTheCampaign.isPositive()).isTrue();
        Await.until("the line with the campaign's part", PATIENCE, () -> {
            page.navigate(address);
            return why.filter(new Locator.FilterOptions()
                                    .setHasText(
                                            shown(ofTheCampaign) + " of the loss because of the announced promotion"))
                            .count()
                    == 1;
        });
        assertThat(page.locator("section[aria-labelledby=closely-prices]")).containsText("A fifth off");

        headOffice.promotes(fifthOff(COMING, today, false));
        view.promotion(COMING, fifthOff(COMING, today, false));
        ReorderProposal without = proposed(serving);
        publish(without);
        Await.until("the line without the campaign", PATIENCE, () -> {
            page.navigate(address);
            return why.filter(new Locator.FilterOptions().setHasText("announced promotion"))
                            .count()
                    == 0;
        });
        assertThat(page.locator("section[aria-labelledby=closely-prices]"))
                .not()
                .containsText("A fifth off");
        assertThat(page.locator("section[aria-labelledby=closely-why]"))
                .containsText(shown(without.expectedLostMargin()));

        System.out.println("With the campaign " + with.expectedLostMargin() + " and " + with.packs()
                + " packs, of which " + ofTheCampaign + " its own; without " + without.expectedLostMargin() + " and "
                + without.packs() + ".");
        assertThat(with.expectedLostMargin().minus(without.expectedLostMargin()).minor())
                .as("each is rounded")
                .isCloseTo(ofTheCampaign.minor(), within(1L));
        assertThat(without.packs()).isLessThan(with.packs());
    }

    /** As pages show whole dollars. */
    private static String shown(Money amount) {
        return "NT$%,d".formatted(amount.minor());
    }

    private static Money ofTheCampaign(ReorderProposal proposal) {
        ReorderProposal.Grounds grounds = proposal.grounds();
        return grounds == null
                ? Money.zero(proposal.expectedLostMargin().currency())
                : grounds.drivers().stream()
                        .filter(driver -> driver.input().equals("promotion"))
                        .map(ReorderProposal.Driver::lostMargin)
                        .findFirst()
                        .orElse(Money.zero(proposal.expectedLostMargin().currency()));
    }

    private ReorderProposal proposed(DemandServing serving) {
        return switch (desk.decide(item, serving, now).orElseThrow()) {
            case ReorderDesk.Change.Propose(var proposal) -> proposal;
            case ReorderDesk.Change.Withdraw() -> throw new AssertionError("Nothing is to be ordered.");
        };
    }

    private void publish(ReorderProposal proposal) throws Exception {
        publish(item, CanonicalJson.encode(proposal));
    }

    private void publish(StoreItem of, byte @Nullable [] record) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + shop.platform().port("kafka")),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.REORDER.name(), Keys.storeItem(of.store(), of.gtin()), record))
                    .get();
        }
    }

    /** Eight weeks of such a shop, and what is learned from them. */
    private DemandServing learned() {
        view.store(store.store(), store);
        LocalDate first = today.minusDays(DAYS);
        WAS_ON.forEach(day -> {
            Promotion was = fifthOff("fifth-off-" + day, first.plusDays(day), true);
            view.promotion(was.id(), was);
        });
        view.promotion(COMING, fifthOff(COMING, today, true));
        SplittableRandom random = new SplittableRandom(6);
        for (int number = 0; number < ITEMS; number++) {
            view.product(gtin(number), product(number));
            view.price(PriceKey.of(price(number)).toString(), price(number));
            List<ItemDemand.Day> days = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                int wanted = 3 + random.nextInt(7);
                days.add(new ItemDemand.Day(
                        first.plusDays(day), number < PROMOTED && wasOn(day) ? 3L * wanted : wanted, 1));
            }
            StoreItem each = new StoreItem(store.store(), gtin(number));
            view.demand(each, new ItemDemand(store.store(), gtin(number), days));
            view.stock(
                    each,
                    new StockOnHand(
                            store.store(),
                            gtin(number),
                            Quantity.each(ON_HAND),
                            Quantity.each(ON_HAND),
                            Quantity.each(0),
                            Quantity.each(0),
                            now));
        }
        SoldHistory history =
                SoldHistory.of(view.sold(), today, SoldHistory.SILENT).orElseThrow();
        DemandModel model = new DemandModel.Trained(
                TrainedForecaster.learn(history.days(), 6_000).forecaster());
        return new DemandServing(model, DemandKnowledge.NONE, new ModelReference(DemandModel.DEMAND, Hash.GENESIS));
    }

    private static boolean wasOn(int day) {
        return WAS_ON.stream().anyMatch(first -> day >= first && day < first + LENGTH);
    }

    private static Gtin gtin(int number) {
        String digits = "9529990020%02d".formatted(number);
        return Gtin.ofDigits(digits + Gtin.checkDigit(digits));
    }

    private static Product product(int number) {
        return new Product(
                gtin(number),
                LocalText.same("Jam of the hills " + number),
                "jams",
                "standard",
                Quantity.Unit.EACH,
                6,
                null);
    }

    private static Price price(int number) {
        return new Price(gtin(number), Money.parse("100 TWD"), Money.parse("40 TWD"), false, LONG_AGO);
    }

    private Promotion fifthOff(String id, LocalDate first, boolean active) {
        return new Promotion(
                id,
                LocalText.same("A fifth off"),
                new Eligibility(
                        new Eligibility.Everybody(),
                        List.of(store.store()),
                        List.of(),
                        first.atStartOfDay(store.zone()).toInstant(),
                        first.plusDays(LENGTH).atStartOfDay(store.zone()).toInstant(),
                        null),
                Qualifying.of(Selection.ofGtins(IntStream.range(0, PROMOTED)
                        .mapToObj(CampaignTakenOutJourney::gtin)
                        .toArray(Gtin[]::new))),
                new Reward.PercentOff(2_000),
                Limits.none(),
                0,
                null,
                false,
                null,
                active);
    }
}

package io.tillstream.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.feature.EmptyShelf;
import io.tillstream.events.ledger.ItemDaySales;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * What was planted in the generated chain, in a list that no part of the product reads, is found by the product; and where
 * nothing was planted, nothing is. The thieves are the matter of {@link FromScanToShelfJourney}.
 */
@InTurn(day = 3)
@ExtendWith(Shop.Door.class)
class PlantedTruthsJourney {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Of 190 shelves; one false alarm in a hundred item-weeks is the budget. */
    private static final int MOST_SHELVES_TO_COUNT = 6;

    /** Campaigns ran for four weeks, and what members bring is looked at for two. */
    private static final double SHARE_LOOKED_AT = 0.5;

    private static final LocalTime SOME_TIME = LocalTime.NOON;

    private final Platform platform;
    private final JsonNode truths;

    PlantedTruthsJourney(Shop shop) throws Exception {
        this.platform = shop.platform();
        this.truths = platform.plan("truths.json").getFirst();
    }

    @Test
    void theEffectOfACampaignLiesWithinItsInterval() throws Exception {
        for (JsonNode planted : truths.path("campaigns")) {
            String id = planted.path("campaign").asString();
            double units = planted.path("extraUnits").asDouble()
                    / planted.path("treatedMembers").asDouble()
                    * SHARE_LOOKED_AT;
            Platform.Answer answer = platform.run(
                    "ml/lift",
                    "io.tillstream.lift.campaign.LiftCampaignCommand",
                    "--archive",
                    platform.home().resolve("archive").toString(),
                    "--campaign",
                    id);
            assertThat(answer.exit()).as(id).isZero();
            JsonNode found = answer.document()
                    .path("measures")
                    .valueStream()
                    .filter(measure -> measure.path("measure").asString().equals("units"))
                    .findFirst()
                    .orElseThrow();
            assertThat(units)
                    .as(id + ": " + found)
                    .isBetween(found.path("low").asDouble(), found.path("high").asDouble());
            assertThat(answer.document().path("inBothGroups").asInt()).as(id).isZero();
        }
    }

    @Test
    void theShelfWhoseBooksAreWrongIsToBeCountedAndHardlyAnother() {
        JsonNode planted = truths.path("phantomStock");

        List<ReorderProposal> toCount = Await.value("the buyer's list", PATIENCE, () -> {
            List<ReorderProposal> all = read(Topics.REORDER).stream()
                    .filter(proposal -> proposal.reason().code().equals(ReorderProposal.COUNT_SHELF))
                    .toList();
            return all.stream()
                            .anyMatch(proposal -> isAt(planted, proposal.store().value(), proposal.gtin()))
                    ? all
                    : null;
        });

        assertThat(toCount).hasSizeLessThanOrEqualTo(MOST_SHELVES_TO_COUNT);
    }

    @Test
    void theDaysOnWhichAnItemWasMissingStandInTheBooks() {
        JsonNode planted = truths.path("outOfStock");
        TreeMap<LocalDate, StockDay> days = new TreeMap<>();
        read(Topics.STOCK_DAY).stream()
                .filter(day -> isAt(planted, day.store().value(), day.gtin()))
                .forEach(day -> days.put(day.date(), day));

        Set<LocalDate> sold = read(Topics.SALES_BY_ITEM_DAY).stream()
                .filter(day -> isAt(planted, day.store().value(), day.gtin()))
                .map(ItemDaySales::businessDate)
                .collect(Collectors.toSet());

        long onHand = 0;
        List<LocalDate> missing = new ArrayList<>();
        for (LocalDate date = days.firstKey(); !date.isAfter(days.lastKey()); date = date.plusDays(1)) {
            StockDay day = days.get(date);
            onHand += day == null
                    ? 0
                    : day.moved().stream()
                            .mapToLong(moved -> moved.change().amount())
                            .sum();
            if (onHand <= 0 && !sold.contains(date)) {
                missing.add(date);
            }
        }

        assertThat(missing)
                .containsExactlyInAnyOrderElementsOf(planted.path("days")
                        .valueStream()
                        .map(day -> LocalDate.parse(day.asString()))
                        .toList());
    }

    @Test
    void demandIsToldOfTheDaysOnWhichItWasMissing() throws Exception {
        JsonNode planted = truths.path("outOfStock");
        ZoneId zone = ZoneId.of(Platform.json(platform.home().resolve("plan/plan.json"))
                .path("zone")
                .asString());
        List<LocalDate> days = planted.path("days")
                .valueStream()
                .map(day -> LocalDate.parse(day.asString()))
                .toList();

        EmptyShelf shelf = read(Topics.EMPTY_SHELF).stream()
                .filter(told -> isAt(planted, told.store().value(), told.gtin()))
                .findFirst()
                .orElseThrow();

        List<LocalDate> told = days.getFirst()
                .minusWeeks(1)
                .datesUntil(days.getLast().plusDays(2))
                .filter(day -> shelf.gaps().stream()
                        .anyMatch(gap ->
                                isIn(gap, day.atTime(SOME_TIME).atZone(zone).toInstant())))
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(days);
        assertThat(demandCard()
                        .path("parameters")
                        .path("store-items that were ever missing")
                        .asInt())
                .isGreaterThan(1);
    }

    private JsonNode demandCard() {
        Path models = platform.home().resolve("models");
        String folder =
                Platform.json(models.resolve("current.json")).path("folder").asString();
        return Platform.json(models.resolve(folder).resolve("demand/card.json"));
    }

    private static boolean isIn(EmptyShelf.Gap gap, Instant at) {
        Instant until = gap.until();
        return !at.isBefore(gap.from()) && (until == null || at.isBefore(until));
    }

    private <V> List<V> read(Topic<V> topic) {
        return new TopicReader("127.0.0.1:" + platform.port("kafka")).latest(topic);
    }

    private static boolean isAt(JsonNode planted, String store, Gtin gtin) {
        return planted.path("store").asString().equals(store)
                && Gtin.of(planted.path("gtin").asString()).equals(gtin);
    }
}

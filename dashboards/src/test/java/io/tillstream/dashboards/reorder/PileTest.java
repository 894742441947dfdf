package io.tillstream.dashboards.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.wire.Keys;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Proposals in piles, held against counting and sorting all of them. */
final class PileTest {
    private static final Instant NOW = Instant.parse("2011-11-09T10:00:00Z");
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");

    private final Proposals proposals = new Proposals(Clock.fixed(NOW, ZoneOffset.UTC), new LiveEvents());
    private final Map<String, ReorderProposal> known = new HashMap<>();
    private final Random random = new Random(83);

    @Test
    void countAndRankLikeAListThatIsAddedUpEachTime() {
        for (int step = 0; step < 4_000; step++) {
            StoreId store = StoreId.of("s" + random.nextInt(5));
            Gtin item = item(random.nextInt(60));
            if (random.nextInt(4) == 0) {
                tell(store, item, null);
            } else {
                tell(store, item, proposal(step, store, item, random.nextInt(3), random.nextInt(5_000)));
            }
        }
        List<Predicate<StoreId>> filters =
                List.of(store -> true, store -> store.value().equals("s3"));
        for (Predicate<StoreId> filter : filters) {
            for (Pile pile : proposals.piles()) {
                List<ReorderProposal> expected = known.values().stream()
                        .filter(each ->
                                filter.test(each.store()) && Pile.Key.of(each).equals(pile.key()))
                        .sorted(Comparator.comparing(ReorderProposal::expectedLostMargin)
                                .reversed())
                        .toList();
                Stake stake = new Stake();
                pile.addUp(filter, stake);

                assertThat(stake.count()).isEqualTo(expected.size());
                assertThat(stake.money())
                        .isEqualTo(expected.stream()
                                .map(ReorderProposal::expectedLostMargin)
                                .reduce(Money::plus));
                assertThat(pile.ranked()
                                .filter(each -> filter.test(each.store()))
                                .toList())
                        .extracting(ReorderProposal::expectedLostMargin)
                        .isEqualTo(expected.stream()
                                .map(ReorderProposal::expectedLostMargin)
                                .toList());
            }
        }
        assertThat(proposals.each()).containsExactlyInAnyOrderElementsOf(known.values());
    }

    @Test
    void keepNoEmptyPileAndShowNoneThatHasExpired() {
        StoreId store = StoreId.of("s1");
        tell(store, item(1), proposal(1, store, item(1), 1, 100));
        tell(store, item(2), proposal(2, store, item(2), -1, 100));
        assertThat(proposals.piles()).hasSize(1);

        tell(store, item(1), null);

        assertThat(proposals.piles()).isEmpty();
        assertThat(proposals.of(store, item(2))).isEmpty();
    }

    @Test
    void doNotAddUpMoneyOfTwoCurrencies() {
        Stake stake = new Stake();
        stake.add(2, 300, GBP);
        assertThat(stake.money()).contains(Money.ofMinor(300, GBP));
        stake.add(1, 900, CurrencyUnit.of("TWD"));

        assertThat(stake.money()).isEmpty();
        assertThat(stake.count()).isEqualTo(3);
        assertThat(stake.in(GBP)).isEqualTo(Money.ofMinor(300, GBP));
    }

    private void tell(StoreId store, Gtin item, @Nullable ReorderProposal proposal) {
        String key = Keys.storeItem(store, item);
        proposals.apply(key, proposal, NOW);
        Optional.ofNullable(proposal).ifPresentOrElse(each -> known.put(key, each), () -> known.remove(key));
    }

    private static Gtin item(int number) {
        String digits = "5000000" + (10_000 + number);
        return Gtin.ofDigits(digits + Gtin.checkDigit(digits));
    }

    /** One that goes to a supplier, or has no cut-off for number 0; below 0 it has expired. */
    private static ReorderProposal proposal(int id, StoreId store, Gtin item, int supplier, int pence) {
        Instant until = NOW.plusSeconds(supplier < 0 ? -60 : 3_600L * (supplier + 1));
        return new ReorderProposal(
                "r-" + id,
                store,
                item,
                Quantity.each(3),
                5_000,
                LocalDate.parse("2011-11-10"),
                8_000,
                Money.ofMinor(pence, GBP),
                Quantity.each(24),
                2,
                new Reason("runs-out", LocalText.same("Runs out")),
                new ModelReference("mean-28", Hash.GENESIS),
                NOW.minusSeconds(60),
                until,
                "",
                null,
                supplier == 0 ? null : "supplier-" + supplier,
                supplier == 0 ? null : until);
    }
}

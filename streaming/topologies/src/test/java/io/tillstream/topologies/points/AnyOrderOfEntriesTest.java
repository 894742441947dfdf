package io.tillstream.topologies.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsAdjustment;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.member.PointsLiability;
import io.tillstream.events.member.PointsProgramme;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two years of random entries of a few members: earned, spent, taken back, given back, adjusted, also more than there was. In
 * whichever order they arrive the accounts are the same, and the sums hold.
 */
class AnyOrderOfEntriesTest {
    private static final LocalDate FIRST_DAY = LocalDate.parse("2009-12-01");
    private static final LocalDate LAST_DAY = LocalDate.parse("2011-12-09");
    private static final List<MemberId> MEMBERS =
            List.of(Shop.MEMBER, MemberId.of("mbbbbbbbbbbbbbbbb"), MemberId.of("mcccccccccccccccc"));

    private static final PointsProgramme PROGRAMME = new PointsProgramme(
            List.of(
                    new PointsProgramme.Rule(FIRST_DAY, 0, 6),
                    new PointsProgramme.Rule(LocalDate.parse("2010-09-01"), 14, 3)),
            100,
            Shop.pounds("1.00"),
            List.of(new PointsProgramme.Tier("silver", LocalText.same("Silver"), 300)));

    static long[] seeds() {
        return new Random(Long.getLong("test.seed", 20_111_109L))
                .longs(Integer.getInteger("test.schedules", 30))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void makesTheSameAccounts(long seed) {
        Random random = new Random(seed);
        List<PointsEntry> entries = entries(random);
        Kept inOrder = new Kept();
        entries.forEach(inOrder::take);
        inOrder.look();

        Collections.shuffle(entries, random);
        Kept shuffled = new Kept();
        entries.forEach(entry -> {
            shuffled.take(entry);
            if (random.nextInt(10) == 0) {
                shuffled.look();
            }
        });
        shuffled.look();

        assertThat(shuffled.accounts()).isEqualTo(inOrder.accounts());
        assertThat(shuffled.expiredByLot()).isEqualTo(inOrder.expiredByLot());
        assertThat(shuffled.liability().lots()).isEqualTo(shuffled.sumOfAccounts());
        assertThat(shuffled.liability().owed())
                .isEqualTo(shuffled.accounts().values().stream()
                        .mapToLong(PointsAccount::owed)
                        .sum());
        for (MemberId member : MEMBERS) {
            long sum = entries.stream()
                            .filter(entry -> entry.member().equals(member))
                            .mapToLong(PointsEntry::points)
                            .sum()
                    + shuffled.expired.stream()
                            .filter(entry -> entry.member().equals(member))
                            .mapToLong(PointsEntry::points)
                            .sum();
            assertThat(shuffled.account(member).balance())
                    .as("balance of %s", member)
                    .isEqualTo(sum);
        }
        Set<String> names = new HashSet<>();
        assertThat(shuffled.expired)
                .allSatisfy(entry ->
                        assertThat(names.add(entry.member() + entry.rule())).isTrue());
    }

    private static List<PointsEntry> entries(Random random) {
        List<PointsEntry> entries = new ArrayList<>();
        List<PointsEntry> earnings = new ArrayList<>();
        int number = 1;
        for (LocalDate day = FIRST_DAY; day.isBefore(LAST_DAY); day = day.plusDays(1 + random.nextInt(9))) {
            MemberId member = MEMBERS.get(random.nextInt(MEMBERS.size()));
            Source sale = new Source(Shop.TILL, 1, number++);
            PointsEntry one = switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> earned(member, sale, 1L + random.nextInt(60), day);
                case 5 -> paid(member, sale, -1L - random.nextInt(50), day, random);
                case 6 -> paid(member, sale, 1L + random.nextInt(20), day, random);
                case 7, 8 -> takenBack(earnings, sale, day, random);
                default ->
                    PointsEntry.adjusted(new PointsAdjustment(
                            "a-" + number, member, random.nextInt(-30, 0), "c11", "Counted", at(day), day));
            };
            entries.add(one);
            if (one.kind() == PointsEntry.Kind.EARNED) {
                earnings.add(one);
                if (random.nextBoolean()) {
                    // A second line of the same sale.
                    entries.set(entries.size() - 1, one.followed());
                    entries.add(earned(one.member(), sale, 1L + random.nextInt(5), day));
                }
            }
        }
        for (MemberId member : MEMBERS) {
            entries.add(earned(member, new Source(Shop.TILL, 1, number++), 1, LAST_DAY));
        }
        return entries;
    }

    private static PointsEntry earned(MemberId member, Source sale, long points, LocalDate day) {
        return new PointsEntry(member, sale, 1, "per-major-unit", PointsEntry.Kind.EARNED, points, at(day), day);
    }

    /** Of a lot that may be there or not. */
    private static PointsEntry paid(MemberId member, Source sale, long points, LocalDate day, Random random) {
        LocalDate until = PROGRAMME.ruleOf(day).orElseThrow().expiresOn(day.minusDays(random.nextInt(120)));
        PointsEntry.Kind kind = points < 0 ? PointsEntry.Kind.SPENT : PointsEntry.Kind.RESTORED;
        return new PointsEntry(member, sale, 0, "tender-1-lot-1", kind, points, at(day), day, until);
    }

    private static PointsEntry takenBack(List<PointsEntry> earnings, Source sale, LocalDate day, Random random) {
        if (earnings.isEmpty()) {
            return earned(Shop.MEMBER, sale, 1, day);
        }
        PointsEntry of = earnings.get(random.nextInt(earnings.size()));
        return new PointsEntry(
                        of.member(),
                        sale,
                        1,
                        "per-major-unit",
                        PointsEntry.Kind.REVERSED,
                        -1L - random.nextInt((int) of.points()),
                        at(day),
                        day)
                .reversing(of.sale());
    }

    private static Instant at(LocalDate day) {
        return day.atTime(10, 0).toInstant(ZoneOffset.UTC);
    }

    /** Accounts kept without a driver, whose stores would be flushed after every record. */
    private static final class Kept {
        private final MockProcessorContext<String, AccountNews> context = new MockProcessorContext<>();
        private final AccountKeeping keeping = new AccountKeeping();
        private final KeyValueStore<String, PointsAccount> accounts;
        private final List<PointsEntry> expired = new ArrayList<>();
        private int read;
        private PointsLiability liability = new PointsLiability(0, FIRST_DAY, 0, List.of(), 0);

        Kept() {
            context.setCurrentSystemTimeMs(at(LAST_DAY).toEpochMilli());
            store(PointsLedger.PURSES, StateForm.of(Purse.class));
            store(PointsLedger.EARNINGS, StateForm.of(Earning.class));
            accounts = store(PointsLedger.ACCOUNTS, Topics.POINTS_ACCOUNT.values());
            store(PointsLedger.OUTSTANDING, Serdes.Long());
            store(PointsLedger.DUE, Serdes.Long());
            store(PointsLedger.PROGRAMME, Serdes.ByteArray()).put(PointsProgramme.KEY, CanonicalJson.encode(PROGRAMME));
            keeping.init(context);
        }

        private <V> KeyValueStore<String, V> store(String name, Serde<V> values) {
            KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                    .withLoggingDisabled()
                    .build();
            store.init(context.getStateStoreContext(), store);
            return store;
        }

        void take(PointsEntry entry) {
            keeping.process(new Record<>(entry.member().value(), entry, 0));
            news();
        }

        void look() {
            context.scheduledPunctuators().getFirst().getPunctuator().punctuate(0);
            news();
        }

        private void news() {
            for (; read < context.forwarded().size(); read++) {
                switch (context.forwarded().get(read).record().value()) {
                    case AccountNews.Changed _ -> {}
                    case AccountNews.Expired(PointsEntry entry) -> expired.add(entry);
                    case AccountNews.Summed(PointsLiability sum) -> liability = sum;
                }
            }
        }

        PointsLiability liability() {
            return liability;
        }

        Map<String, PointsAccount> accounts() {
            Map<String, PointsAccount> all = new TreeMap<>();
            MEMBERS.forEach(member -> all.put(member.value(), account(member)));
            return all;
        }

        PointsAccount account(MemberId member) {
            return Objects.requireNonNull(accounts.get(member.value()));
        }

        Map<String, Long> expiredByLot() {
            Map<String, Long> sums = new TreeMap<>();
            expired.forEach(entry -> sums.merge(entry.member() + " " + entry.expiresOn(), entry.points(), Long::sum));
            sums.values().removeIf(sum -> sum == 0);
            return sums;
        }

        List<PointsAccount.Lot> sumOfAccounts() {
            Map<List<Object>, Long> sums = new HashMap<>();
            List<PointsAccount.Lot> lots = new ArrayList<>();
            accounts()
                    .values()
                    .forEach(account -> account.lots()
                            .forEach(lot -> sums.merge(
                                    List.of(String.valueOf(lot.expiresOn()), String.valueOf(lot.spendableFrom())),
                                    lot.points(),
                                    Long::sum)));
            liability.lots().forEach(lot -> {
                Long sum = sums.remove(
                        List.<Object>of(String.valueOf(lot.expiresOn()), String.valueOf(lot.spendableFrom())));
                if (sum != null) {
                    lots.add(new PointsAccount.Lot(sum, lot.spendableFrom(), lot.expiresOn()));
                }
            });
            assertThat(sums).isEmpty();
            return lots;
        }
    }
}

package io.tillstream.topologies.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Source;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsAccount.Lot;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.wire.Topics;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** One task, whose transaction is undone in the middle of a sale. */
class AccountKeepingTest {
    private static final Source SALE = new Source(Shop.TILL, 1, 2);
    private static final PointsEntry FIRST = new PointsEntry(
                    Shop.MEMBER,
                    SALE,
                    1,
                    "per-major-unit",
                    PointsEntry.Kind.EARNED,
                    3,
                    Instant.parse("2011-11-08T10:05:00Z"),
                    Shop.DAY)
            .followed();
    private static final PointsEntry LAST = new PointsEntry(
            Shop.MEMBER, SALE, 2, "per-major-unit", PointsEntry.Kind.EARNED, 2, FIRST.happenedAt(), Shop.DAY);

    private final AccountKeeping keeping = new AccountKeeping();
    private MockProcessorContext<String, AccountNews> context = new MockProcessorContext<>();
    private KeyValueStore<String, PointsAccount> accounts = begin();

    /** On the state before: nothing of what was booked is there. */
    private KeyValueStore<String, PointsAccount> begin() {
        context = new MockProcessorContext<>();
        context.setCurrentSystemTimeMs(FIRST.happenedAt().toEpochMilli());
        store(PointsLedger.PURSES, StateForm.of(Purse.class));
        store(PointsLedger.EARNINGS, StateForm.of(Earning.class));
        store(PointsLedger.OUTSTANDING, Serdes.Long());
        store(PointsLedger.DUE, Serdes.Long());
        store(PointsLedger.PROGRAMME, Serdes.ByteArray());
        accounts = store(PointsLedger.ACCOUNTS, Topics.POINTS_ACCOUNT.values());
        keeping.init(context);
        return accounts;
    }

    private <V> KeyValueStore<String, V> store(String name, Serde<V> values) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    private void take(PointsEntry entry) {
        keeping.process(new Record<>(entry.member().value(), entry, 0));
    }

    @Test
    void booksAgainWhatWasUndoneAndNotTwice() {
        take(FIRST);

        begin();
        take(FIRST);
        take(LAST);

        assertThat(accounts.get(Shop.MEMBER.value()).lots()).containsExactly(new Lot(5, null, null));
    }
}

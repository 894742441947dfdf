package io.tillstream.simulator.plan;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The cover sheet of a plan, {@code plan.json}.
 *
 * @param currency what the chain sells in
 * @param zone its time zone
 * @param clockStart business time at the first start: when the first live basket is rung up
 * @param stores its stores
 * @param tills its tills, each with a journal of epoch 0
 * @param history what those journals hold
 * @param live what {@code live-baskets.ndjson} holds
 * @param source {@code online-retail} or {@code generated}
 * @param assumptions what no record says and a written rule made up, one sentence each
 */
public record Plan(
        CurrencyUnit currency,
        ZoneId zone,
        Instant clockStart,
        List<StoreId> stores,
        List<TillId> tills,
        History history,
        Live live,
        String source,
        List<String> assumptions) {
    /** Transactions without the opening records, and their lines. */
    public record History(long transactions, long lines) {}

    /** Baskets to ring up, and their lines. */
    public record Live(long baskets, long lines) {}

    public Plan {
        stores = List.copyOf(stores);
        tills = List.copyOf(tills);
        assumptions = List.copyOf(assumptions);
    }
}

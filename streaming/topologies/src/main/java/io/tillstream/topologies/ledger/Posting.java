package io.tillstream.topologies.ledger;

import io.tillstream.topologies.refusal.RefusedRecord;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Books each fact once and forwards every account it changed, encoded. Accounts touched by several lines of one sale are
 * written and forwarded once. It must be the only writer of its ledger.
 *
 * @param ledger where to
 * @param entries what a fact adds, none for facts that do not concern the ledger
 * @param <F> the fact
 * @param <V> the aggregate
 */
public record Posting<F, V>(Ledger<V> ledger, Function<F, List<Entry<V>>> entries)
        implements ProcessorSupplier<String, F, String, byte[]> {
    @Override
    public Processor<String, F, String, byte[]> get() {
        return new ContextualProcessor<>() {
            private @Nullable Accounts<V> accounts;

            @Override
            public void init(ProcessorContext<String, byte[]> context) {
                super.init(context);
                accounts = new Accounts<>(ledger, context.getStateStore(ledger.name()));
            }

            @Override
            public void process(Record<String, F> fact) {
                if (fact.value() == null || accounts == null) {
                    throw new RefusedRecord("A fact without a value; facts are never deleted.");
                }
                accounts.book(entries.apply(fact.value()))
                        .forEach((key, value) -> context().forward(new Record<>(key, value, fact.timestamp())));
            }
        };
    }
}

package io.tillstream.topologies.closing;

import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Every accepted Z stands alone under its till and number, so that whoever lists Zs need not read all sales.
 *
 * <pre>
 * in   s1  sale s1-t1/1/41              out  –
 * in   s1  closing s1-t1/1/42, Z 7      out  s1-t1|1|7  the closing
 * </pre>
 *
 * Duplicates: none arrive, accepted facts are unique; the same Z again would be the same value under the same key. Late
 * facts: a Z of an offline till stands under its number whenever it arrives.
 */
public final class Closings {
    private Closings() {}

    public static void build(StreamsBuilder builder) {
        builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .flatMap((store, accepted) -> closing(accepted), Named.as("pick-closings"))
                .to(
                        Topics.CLOSING.name(),
                        Produced.with(Topics.CLOSING.keys(), Topics.CLOSING.values())
                                .withName("closings-out"));
    }

    private static List<KeyValue<String, Closing>> closing(JournalRecord accepted) {
        return accepted.fact() instanceof Closing closing
                ? List.of(KeyValue.pair(
                        Keys.closing(closing.source().till(), closing.source().epoch(), closing.number()), closing))
                : List.of();
    }
}

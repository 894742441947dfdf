package io.tillstream.topologies.broker;

import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.topologies.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Days of trade in two stores with two tills each, the same for the same seed. */
final class Trade {
    private static final Instant OPENING = Instant.parse("2011-09-01T08:00:00Z");

    private final Random random;
    private final int linesPerSale;
    private final Duration between;

    Trade(long seed, int linesPerSale) {
        this(seed, linesPerSale, Duration.ofSeconds(97));
    }

    Trade(long seed, int linesPerSale, Duration between) {
        random = new Random(seed);
        this.linesPerSale = linesPerSale;
        this.between = between;
    }

    /** The records of all four tills, taking turns; nine of ten sales have a member, every twentieth line is a return. */
    List<JournalRecord> records(int sales) {
        List<Shop.Journal> journals = Stream.of("s1", "s2")
                .flatMap(store -> IntStream.of(1, 2)
                        .mapToObj(number -> new Shop.Journal(new TillId(StoreId.of(store), number), 0)))
                .toList();
        List<JournalRecord> records = new ArrayList<>();
        journals.forEach(journal -> records.add(journal.opening()));
        for (int i = 0; i < sales; i++) {
            Shop.Journal journal = journals.get(i % journals.size());
            Instant at = OPENING.plus(between.multipliedBy(i));
            MemberId member = random.nextInt(10) == 0 ? null : member(random.nextInt(800));
            List<Shop.Pieces> pieces = Stream.generate(() -> new Shop.Pieces(
                            Shop.item(random.nextInt(3_000)), random.nextInt(20) == 0 ? -1 : 1 + random.nextInt(4)))
                    .limit(linesPerSale)
                    .toList();
            records.add(journal.append(
                    Shop.sale(journal.next(), at, LocalDate.ofInstant(at, ZoneOffset.UTC), member, pieces)));
        }
        return records;
    }

    private static MemberId member(int number) {
        return MemberId.of("m"
                + Integer.toString(number, 8)
                        .chars()
                        .mapToObj(digit -> String.valueOf((char) (digit - '0' + 'a')))
                        .collect(Collectors.joining())
                        .transform(letters -> "a".repeat(16 - letters.length()) + letters));
    }
}

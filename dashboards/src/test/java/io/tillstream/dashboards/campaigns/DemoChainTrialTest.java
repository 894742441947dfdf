package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.campaigns.PastSales.Past;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.wire.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How long eight weeks of the demo chain take, from the log to the figures: {@code -Dtest=DemoChainTrialTest
 * -Dcampaigns.archive=DIR} with the archive of a home that {@code ./tillstream demo} made.
 */
@WholeApp
@EnabledIfSystemProperty(named = "campaigns.archive", matches = ".+")
final class DemoChainTrialTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Autowired
    private PastSales sales;

    @Test
    void takesAtMostHalfAMinuteForTwentyAndThenForFifteenPercent() throws Exception {
        long published = publish(Path.of(System.getProperty("campaigns.archive")));
        Instant begun = Instant.now();
        Past past = Objects.requireNonNull(sales.read(new Progress()));
        Duration reading = Duration.between(begun, Instant.now());
        TrialTally twenty = run(past, 20);
        Duration first = Duration.between(begun, Instant.now());

        Instant again = Instant.now();
        Past now = Objects.requireNonNull(sales.read(new Progress()));
        TrialTally fifteen = run(now, 15);
        Duration second = Duration.between(again, Instant.now());

        System.out.printf(
                "%d records, %d baskets, %d lines, one in %d; read in %d ms, first trial %d ms in all, 15 instead of 20 %% %d"
                        + " ms; cost %d, then %d; load %.1f%n",
                published,
                past.baskets().size(),
                past.baskets().stream()
                        .mapToInt(basket -> basket.purchase().lines().size())
                        .sum(),
                past.oneIn(),
                reading.toMillis(),
                first.toMillis(),
                second.toMillis(),
                Arrays.stream(twenty.costMinor).sum(),
                Arrays.stream(fifteen.costMinor).sum(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        assertThat(first).isLessThan(LONGEST);
        assertThat(second).isLessThan(LONGEST);
        assertThat(Arrays.stream(fifteen.costMinor).sum())
                .isPositive()
                .isLessThan(Arrays.stream(twenty.costMinor).sum());
    }

    /** Everything cheaper for everybody, so that no basket can be passed over. */
    private static TrialTally run(Past past, int percent) throws InterruptedException {
        Plan plan = new Plan(
                LocalText.same("Everything"),
                new Audience.Everybody(),
                null,
                Qualifying.of(Selection.everything()),
                new Reward.PercentOff(100 * percent),
                Limits.none(),
                null,
                false,
                LocalDate.parse("2026-06-02"),
                LocalDate.parse("2026-06-15"),
                ZoneOffset.UTC,
                List.of(),
                0,
                Plan.Measure.REVENUE);
        return Objects.requireNonNull(new Trial(past, plan, "trial", List.of(), List.of()).run(new Progress()));
    }

    private static long publish(Path archive) throws IOException {
        AtomicLong records = new AtomicLong();
        try (Stream<Path> files = Files.walk(archive)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".jsonl.gz")).toList()) {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                    lines.lines().forEach(line -> {
                        JournalRecord record = CanonicalJson.decode(line, JournalRecord.class);
                        RealParts.started()
                                .publish(
                                        Topics.ACCEPTED,
                                        record.fact().source().till().store().value(),
                                        record);
                        records.incrementAndGet();
                    });
                }
            }
        }
        return records.get();
    }
}

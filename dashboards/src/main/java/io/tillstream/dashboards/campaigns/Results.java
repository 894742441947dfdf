package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.campaigns.PastSales.Past;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.assortment.Segment;
import io.tillstream.features.effect.RunningEffect;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What campaigns brought, one look a day: the first who asks after a day is over has it worked out, and the others read the same. A
 * campaign longer than twenty days is looked at every second day, or every third, so that there are never more than twenty looks.
 */
@Component
final class Results implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Results.class);

    /** The log is not read again for so long. */
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final PastSales sales;
    private final JdbcClient database;
    private final Clock clock;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("campaign-results").daemon(true).factory());

    Results(PastSales sales, JdbcClient database, Clock clock) {
        this.sales = sales;
        this.database = database;
        this.clock = clock;
    }

    /**
     * What is asked about.
     *
     * @param campaign its id
     * @param segment its own, with its lot; absent where it has none
     * @param currency of its money
     * @param days its days, since the lot is as it is
     * @param today the day it is in the shop
     */
    record Question(String campaign, @Nullable Segment segment, CurrencyUnit currency, Days days, LocalDate today) {
        boolean hasControl() {
            return segment != null && segment.controlBasisPoints() != null && segment.controlBasisPoints() > 0;
        }
    }

    /**
     * The days of a campaign that count.
     *
     * @param first the first
     * @param last the last; before the first where it was ended before it began
     */
    record Days(LocalDate first, LocalDate last) {
        private int apart() {
            long many = Math.min(LotComparison.LONGEST, last.toEpochDay() - first.toEpochDay() + 1);
            return Math.toIntExact((many + RunningEffect.LOOKS - 1) / RunningEffect.LOOKS);
        }

        /** The latest look whose days are over, if any. */
        Optional<LocalDate> lookOn(LocalDate today) {
            LocalDate longest = first.plusDays(LotComparison.LONGEST - 1L);
            LocalDate end = last.isBefore(longest) ? last : longest;
            LocalDate over = today.minusDays(1);
            if (end.isBefore(first)) {
                return Optional.empty();
            }
            if (!over.isBefore(end)) {
                return Optional.of(end);
            }
            long looks = (over.toEpochDay() - first.toEpochDay() + 1) / apart();
            return looks < 1 ? Optional.empty() : Optional.of(first.plusDays(looks * apart() - 1));
        }
    }

    /**
     * What the log said when it was read last.
     *
     * @param nanos when that was, by the machine
     * @param at when that was
     * @param receipts on how many receipts the campaign was given
     * @param minor what it took off them, less what came back with goods
     * @param failed whether reading or comparing came to nothing
     */
    private record Count(long nanos, Instant at, long receipts, long minor, boolean failed) {
        boolean isFresh() {
            return System.nanoTime() - nanos < FRESH.toNanos();
        }
    }

    /**
     * What is known.
     *
     * @param look the day up to which it can be known; absent while the first is not over
     * @param result what is known, perhaps of an earlier look; absent before the first
     * @param working whether the log is being read
     * @param failed whether the latest reading came to nothing
     * @param receipts on how many receipts it was given; absent while nobody has counted
     * @param minor what it took off there
     * @param countedAt when that was counted; absent while nobody has
     */
    record State(
            @Nullable LocalDate look,
            @Nullable CampaignResult result,
            boolean working,
            boolean failed,
            @Nullable Long receipts,
            long minor,
            @Nullable Instant countedAt) {}

    State state(Question about) {
        LocalDate look = about.days().lookOn(about.today()).orElse(null);
        CampaignResult known = about.hasControl() ? find(about) : null;
        boolean isWanted = about.hasControl()
                && look != null
                && (known == null || known.through().isBefore(look));
        Count count = counts.get(about.campaign());
        if ((count == null || !count.isFresh()) && asked.add(about.campaign())) {
            worker.execute(() -> work(about, isWanted ? look : null));
        }
        return new State(
                look,
                known,
                asked.contains(about.campaign()),
                count != null && count.failed(),
                count == null || count.failed() ? null : count.receipts(),
                count == null ? 0 : count.minor(),
                count == null ? null : count.at());
    }

    private void work(Question about, @Nullable LocalDate look) {
        try {
            counts.put(about.campaign(), read(about, look));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Campaign {} was not compared with its control group: {}", about.campaign(), e.toString());
            counts.put(about.campaign(), new Count(System.nanoTime(), clock.instant(), 0, 0, true));
        } finally {
            asked.remove(about.campaign());
        }
    }

    private Count read(Question about, @Nullable LocalDate look) throws InterruptedException {
        Instant readAt = clock.instant();
        Past past = sales.read(new Progress());
        if (past == null) {
            return new Count(System.nanoTime(), clock.instant(), 0, 0, false);
        }
        Segment segment = about.segment();
        if (look != null && segment != null) {
            keep(
                    about.campaign(),
                    new LotComparison(
                                    past,
                                    segment,
                                    about.currency(),
                                    about.days().first(),
                                    look)
                            .run());
            LOG.info("Campaign {} was compared with its control group up to {}.", about.campaign(), look);
        }
        Collection<Takings.Given> given = past.takings()
                .given()
                .getOrDefault(about.campaign(), new TreeMap<>())
                .values();
        return new Count(
                System.nanoTime(),
                readAt,
                given.stream().mapToLong(Takings.Given::receipts).sum(),
                given.stream().mapToLong(Takings.Given::minor).sum(),
                false);
    }

    private void keep(String campaign, CampaignResult result) {
        database.sql("""
                        insert into campaign_result (campaign, first, through, made_at, result) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .params(
                        campaign,
                        Date.valueOf(result.first()),
                        Date.valueOf(result.through()),
                        Timestamp.from(clock.instant()),
                        CanonicalJson.text(result))
                .update();
    }

    private @Nullable CampaignResult find(Question about) {
        return database.sql(
                        "select result from campaign_result where campaign = ? and first = ? order by through desc limit 1")
                .params(about.campaign(), Date.valueOf(about.days().first()))
                .query(String.class)
                .optional()
                .map(text -> CanonicalJson.decode(text, CampaignResult.class))
                .orElse(null);
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}

package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.campaigns.PastSales.Past;
import io.tillstream.dashboards.masterdata.Promotions;
import io.tillstream.dashboards.masterdata.Segments;
import io.tillstream.encoding.CanonicalJson;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tries campaigns on baskets of the past, one after the other, and keeps what came of it beside the form that was tried. */
@Component
final class Trials implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

    private final PastSales sales;
    private final Promotions promotions;
    private final Segments segments;
    private final Reporter reporter;
    private final JdbcClient database;
    private final Clock clock;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final AtomicBoolean reading = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("campaign-trials").daemon(true).factory());

    Trials(
            PastSales sales,
            Promotions promotions,
            Segments segments,
            Reporter reporter,
            JdbcClient database,
            Clock clock) {
        this.sales = sales;
        this.promotions = promotions;
        this.segments = segments;
        this.reporter = reporter;
        this.database = database;
        this.clock = clock;
    }

    /**
     * A trial that is not over.
     *
     * @param trial the form's mark
     * @param progress how far it is
     */
    record Running(String trial, Progress progress) {}

    /**
     * What is known of a campaign's trials.
     *
     * @param running the one that is not over, or absent
     * @param report what came of one, or absent
     * @param fits whether that is of the form that is asked about; else it is of the latest that was tried
     * @param failure why the latest came to nothing, or absent
     */
    record State(
            @Nullable Running running,
            @Nullable TrialReport report,
            boolean fits,
            @Nullable String failure) {}

    /** Begins to try one, unless it is being tried; another trial of the same campaign ends. */
    void start(String campaign, Form form, Plan plan, String by) {
        Running next = new Running(form.trial(), new Progress());
        Running before = running.put(campaign, next);
        if (before != null) {
            before.progress().stop();
        }
        failures.remove(campaign);
        worker.execute(() -> run(campaign, plan, by, next));
    }

    void stop(String campaign) {
        Running now = running.remove(campaign);
        if (now != null) {
            now.progress().stop();
        }
    }

    /** Reads the past, so that audiences can be counted; at most one reading waits. */
    void wake() {
        if (reading.compareAndSet(false, true)) {
            worker.execute(() -> {
                try {
                    var _ = sales.read(new Progress());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    LOG.warn("Past sales were not read: {}", e.toString());
                } finally {
                    reading.set(false);
                }
            });
        }
    }

    private void run(String campaign, Plan plan, String by, Running now) {
        try {
            if (now.progress().isStopped()) {
                return;
            }
            Instant begun = Instant.now();
            Past past = sales.read(now.progress());
            if (past == null) {
                failures.put(campaign, "no-sales");
                return;
            }
            TrialTally tally = new Trial(
                            past, plan, campaign, Trial.beside(promotions.all(), campaign, plan), segments.active())
                    .run(now.progress());
            if (tally != null) {
                long millis = Duration.between(begun, Instant.now()).toMillis();
                TrialReport report = reporter.report(past, plan, tally, millis);
                keep(campaign, now.trial(), by, report);
                LOG.info("Tried campaign {} on {} baskets in {} ms.", campaign, tally.baskets(), millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Campaign {} was not tried: {}", campaign, e.toString());
            failures.put(campaign, "broken");
        } finally {
            running.remove(campaign, now);
        }
    }

    private void keep(String campaign, String trial, String by, TrialReport report) {
        database.sql("""
                        insert into campaign_trial (campaign, form, made_by, made_at, report) values (?, ?, ?, ?, ?)
                        on conflict (campaign, form) do update
                        set made_by = excluded.made_by, made_at = excluded.made_at, report = excluded.report""")
                .params(campaign, trial, by, Timestamp.from(clock.instant()), CanonicalJson.text(report))
                .update();
    }

    /** What is known, for a form; without one, of the latest that was tried. */
    State state(String campaign, @Nullable Form form) {
        Optional<TrialReport> own = form == null ? Optional.empty() : find("form = ?", campaign, form.trial());
        TrialReport latest = own.orElseGet(() -> find("form <> ?", campaign, "").orElse(null));
        return new State(running.get(campaign), latest, form == null || own.isPresent(), failures.get(campaign));
    }

    private Optional<TrialReport> find(String which, String campaign, String form) {
        return database.sql("select report from campaign_trial where campaign = ? and " + which
                        + " order by made_at desc limit 1")
                .params(campaign, form)
                .query(String.class)
                .optional()
                .map(text -> CanonicalJson.decode(text, TrialReport.class))
                .filter(report -> !report.isOfEndlessBudget());
    }

    @Override
    public void destroy() {
        running.values().forEach(each -> each.progress().stop());
        worker.shutdownNow();
    }
}

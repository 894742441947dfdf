package io.tillstream.reconciliation;

import io.tillstream.commandline.Progress;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.member.PointsAdjustment;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads journals, topics and index, waits for what is still on its way, and compares.
 *
 * <p>A difference counts only when nothing has moved for a while: ten seconds once every journal record has been accepted,
 * the whole patience while some are missing. What never stands still is judged after ten times that patience.
 */
final class Reconciliation implements AutoCloseable {
    /** Longer than the streams and the index pause on a machine that is very busy. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final int LONGEST_IN_PATIENCES = 10;

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final TillJournals journals;
    private final Ledgers ledgers = new Ledgers();
    private final Recount recount = new Recount(ledgers);
    private final RecordTrail uploaded;
    private final RecordTrail accepted;
    private final PointsTrail points = new PointsTrail(recount);
    private final TopicTail topics;
    private final @Nullable SaleIndex index;
    private final @Nullable GroupQuestions questions;
    private final GroupTrail groups = new GroupTrail();
    private final OnlineTrail online = new OnlineTrail(InstantSource.system());
    private final Duration patience;

    Reconciliation(
            TillJournals journals,
            String kafka,
            @Nullable SaleIndex index,
            @Nullable GroupQuestions questions,
            Duration patience) {
        this.journals = journals;
        this.index = index;
        this.questions = questions;
        this.patience = patience;
        this.uploaded = new RecordTrail(Topics.SALE, RecordTrail.Repeats.ALLOWED, recount, journals);
        this.accepted = new RecordTrail(Topics.ACCEPTED, RecordTrail.Repeats.FORBIDDEN, recount, journals);
        this.topics = new TopicTail(kafka, readers());
    }

    private Map<String, TopicTail.Reader> readers() {
        Map<String, TopicTail.Reader> readers = new HashMap<>();
        readers.put(uploaded.topicName(), (key, value) -> uploaded.found(value));
        readers.put(accepted.topicName(), (key, value) -> accepted.found(value));
        readers.put(points.topicName(), (key, value) -> points.found(value));
        readers.put(Topics.STOCK.name(), (key, value) -> {
            if (value != null) {
                recount.add(CanonicalJson.decode(value, StockMovement.class));
            }
        });
        readers.put(Topics.PURCHASE_ORDER.name(), (key, value) -> {
            if (value != null) {
                recount.add(CanonicalJson.decode(value, PurchaseOrder.class));
            }
        });
        readers.put(Topics.ONLINE_PAYMENT.name(), online::payment);
        readers.put(Topics.CUSTOMER_ORDER.name(), online::order);
        readers.put(Topics.GROUP.name(), groups::group);
        readers.put(Topics.STORE_GROUPING.name(), groups::grouping);
        readers.put(
                Topics.POINTS_PROGRAMME.name(),
                (key, value) -> recount.accounts().programme(value));
        readers.put(Topics.POINTS_ADJUSTMENT.name(), (key, value) -> {
            if (value != null) {
                recount.accounts().add(CanonicalJson.decode(value, PointsAdjustment.class));
            }
        });
        readers.put(
                Topics.POINTS_LIABILITY.name(),
                (key, value) -> recount.accounts().owes(value));
        ledgers.all().forEach(ledger -> readers.put(ledger.topicName(), ledger::found));
        return readers;
    }

    Verdict judge() throws InterruptedException {
        long started = System.nanoTime();
        long movedAt = started;
        Verdict verdict = null;
        try (Progress progress = new Progress("Reading journals and topics", "records", 0)) {
            long done = 0;
            while (true) {
                long before = done;
                done = readOn(done, progress);
                boolean indexMoved = index != null && index.hasMoved();
                boolean moved = done != before || indexMoved;
                long now = System.nanoTime();
                if (moved) {
                    movedAt = now;
                    verdict = null;
                }
                boolean arrived = isArrived();
                boolean still = now - movedAt >= (arrived ? shorter(QUIET, patience) : patience).toNanos();
                boolean tooLong = now - started >= patience.toNanos() * LONGEST_IN_PATIENCES;
                // Comparing takes a processor's second or two: not while records are arriving, and not twice the same.
                if (verdict == null && ((arrived && !moved) || still || tooLong)) {
                    verdict = verdict();
                }
                if (verdict != null && (verdict.equal() || still || tooLong)) {
                    return verdict;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /** Reads what is new and returns how many records have been read in all. */
    private long readOn(long before, Progress progress) {
        long done = before + journals.readOn(this::add);
        long all = done + topics.readToEnd(read -> progress.at(done + read));
        progress.at(all);
        return all;
    }

    private void add(JournalRecord record) {
        recount.add(record);
        online.add(record);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Whether every record of the journals has been accepted, so that comparing the rest makes sense. */
    private boolean isArrived() {
        return accepted.arrived().size() >= recount.size();
    }

    private Verdict verdict() {
        List<Difference> differences = new ArrayList<>();
        // Both topics hold the same redacted record.
        Set<Redaction> redactions = new TreeSet<>(Redaction.ORDER);
        uploaded.compare(differences::add, redactions::add);
        accepted.compare(differences::add, redactions::add);
        recount.settle(journals::record);
        points.compare(differences::add);
        recount.accounts().compare(differences::add);
        recount.drawers().compare(differences::add);
        ledgers.all().forEach(ledger -> ledger.compare(differences::add));
        if (index != null) {
            index.compare(recount, journals, differences::add);
        }
        if (questions != null) {
            groups.compare(ledgers, questions, differences::add);
        }
        return new Verdict(tills(), List.copyOf(redactions), differences, online.settle(), index != null);
    }

    private List<TillFigures> tills() {
        Set<Source> arrived = accepted.arrived();
        List<TillFigures> tills = new ArrayList<>();
        recount.ends().forEach((till, epochs) -> tills.add(figures(till, epochs, arrived)));
        return tills;
    }

    private TillFigures figures(TillId till, Map<Integer, Long> epochs, Set<Source> arrived) {
        long sales = 0;
        long journalMinor = 0;
        long ledgerMinor = 0;
        long duplicates = 0;
        List<TillFigures.Gap> gaps = new ArrayList<>();
        for (Map.Entry<Integer, Long> epoch : epochs.entrySet()) {
            String key = Keys.tillEpoch(till, epoch.getKey());
            Cell cell = ledgers.positions.cell(key);
            sales += cell.sum(Ledgers.POSITION_SALES);
            journalMinor += cell.sum(Ledgers.POSITION_NET);
            TillPosition position = ledgers.positions.value(key);
            if (position != null) {
                ledgerMinor += position.net() == null ? 0 : position.net().minor();
                duplicates += position.duplicates();
            }
            gaps.addAll(gaps(till, epoch.getKey(), epoch.getValue(), arrived));
        }
        return new TillFigures(till.toString(), sales, journalMinor, ledgerMinor, gaps, duplicates);
    }

    private static List<TillFigures.Gap> gaps(TillId till, int epoch, long end, Set<Source> arrived) {
        List<TillFigures.Gap> gaps = new ArrayList<>();
        long from = 0;
        for (long sequence = 1; sequence <= end; sequence++) {
            boolean there = arrived.contains(new Source(till, epoch, sequence));
            if (!there && from == 0) {
                from = sequence;
            } else if (there && from > 0) {
                gaps.add(new TillFigures.Gap(epoch, from, sequence - 1));
                from = 0;
            }
        }
        if (from > 0) {
            gaps.add(new TillFigures.Gap(epoch, from, end));
        }
        return gaps;
    }

    @Override
    public void close() {
        topics.close();
    }
}

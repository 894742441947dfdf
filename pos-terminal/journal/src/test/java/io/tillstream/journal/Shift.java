package io.tillstream.journal;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.Source;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.TillTransaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A till's shift on a faulty disk, over several lives of the till, against a model of what it has promised. What does not
 * hold is collected, so that a planted bug can be told from a sound journal.
 */
final class Shift {
    /** Small, so that a shift crosses it often. */
    private static final int RESERVED = 2048;

    private static final String NAME = "epoch-1.journal";

    /** What a till does in one step. */
    enum Step {
        SALE,
        DRAWER_OPENED,
        BASKET_CANCELLED,
        BULK_IMPORT,
        THREE_CASHIERS,
        SEND
    }

    private final Random random;
    private final PlantedBug bug;
    private final HeadOfficeModel headOffice;
    private final AtomicLong pieces = new AtomicLong();
    private final Map<Long, Hash> acknowledged = Collections.synchronizedMap(new TreeMap<>());
    private final Set<TillTransaction> attempted = ConcurrentHashMap.newKeySet();
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
    private FaultyMedium disk = FaultyMedium.blank();
    private boolean stopped;

    Shift(long seed, PlantedBug bug) throws IOException {
        this.random = new Random(seed);
        this.bug = bug;
        this.headOffice = new HeadOfficeModel(bug != PlantedBug.DROPPED_DEDUP);
        Journal.format(disk, new Header(Shop.TILL, Shop.EPOCH));
    }

    FaultyMedium disk() {
        return disk;
    }

    /** One life: opens the journal, takes the steps and is gone without a farewell. */
    void live(List<Step> steps) throws IOException {
        if (stopped) {
            return;
        }
        Journal journal;
        try {
            journal = new Journal(bug.around(disk), NAME, () -> {}, RESERVED);
        } catch (IOException e) {
            require(disk.hasFailed(), "opening failed without a fault: " + e.getMessage());
            return;
        } catch (JournalBroken | NotAJournal e) {
            violations.add("a hard stop without damage: " + e.getMessage());
            stopped = true;
            return;
        }
        checkRecovered(journal);
        for (Step step : steps) {
            take(step, journal);
        }
    }

    private void take(Step step, Journal journal) throws IOException {
        switch (step) {
            case SALE -> append(journal);
            case DRAWER_OPENED ->
                append(journal, source -> Shop.drawerOpened(source.sequence(), "change " + pieces.incrementAndGet()));
            case BASKET_CANCELLED ->
                append(journal, source -> Shop.basketCancelled(source.sequence(), pieces.incrementAndGet()));
            case BULK_IMPORT -> bulkImport(journal);
            case THREE_CASHIERS -> threeCashiers(journal);
            case SEND -> send(random.nextBoolean() ? headOffice.mark() : 0);
        }
    }

    private void append(Journal journal) {
        append(journal, source -> Shop.sale(source, pieces.incrementAndGet(), "c01"));
    }

    private interface Fact {
        TillTransaction of(Source source);
    }

    private void append(Journal journal, Fact fact) {
        try {
            acknowledge(
                    journal.appendNext(source -> attempt(source.sequence() == 1 ? Shop.opening() : fact.of(source))));
        } catch (JournalUnwritable e) {
            afterFailure(journal, e);
        }
    }

    private TillTransaction attempt(TillTransaction fact) {
        attempted.add(fact);
        return fact;
    }

    private void acknowledge(JournalRecord record) {
        long sequence = record.fact().source().sequence();
        Hash before = acknowledged.put(sequence, record.hash());
        require(before == null, "number " + sequence + " was given twice");
    }

    private void afterFailure(Journal journal, JournalUnwritable failure) {
        require(disk.hasFailed(), "an append failed without a fault: " + failure.getMessage());
        if (!failure.isLatched()) {
            return;
        }
        try {
            journal.appendNext(source -> attempt(Shop.sale(source, pieces.incrementAndGet(), "c09")));
            violations.add("a sale was taken after a failed force");
        } catch (JournalUnwritable again) {
            require(again.isLatched(), "the second refusal forgot the first");
        }
    }

    private void bulkImport(Journal journal) {
        List<TillTransaction> facts = new ArrayList<>();
        long first = journal.lastSequence() + 1;
        for (long sequence = first; sequence < first + 3; sequence++) {
            facts.add(attempt(
                    sequence == 1
                            ? Shop.opening()
                            : Shop.sale(Shop.source(sequence), pieces.incrementAndGet(), "import")));
        }
        try {
            Hash head = journal.headHash();
            journal.appendAll(facts);
            for (TillTransaction fact : facts) {
                JournalRecord record = FactChain.append(head, fact);
                head = record.hash();
                acknowledge(record);
            }
        } catch (JournalUnwritable e) {
            afterFailure(journal, e);
        }
    }

    private void threeCashiers(Journal journal) {
        List<Thread> cashiers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            cashiers.add(Thread.ofVirtual().start(() -> {
                append(journal);
                append(journal);
            }));
        }
        for (Thread cashier : cashiers) {
            try {
                cashier.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The outbox: everything readable behind a position that may be old. */
    private void send(long position) throws IOException {
        try {
            new JournalReader(disk, NAME).from(position + 1).forEach(record -> {
                long sequence = record.fact().source().sequence();
                require(
                        record.hash().equals(acknowledged.get(sequence)),
                        "number " + sequence + " was sent before it was acknowledged");
                headOffice.receive(record);
            });
        } catch (JournalBroken e) {
            violations.add("a reader met damage: " + e.getMessage());
        }
    }

    private void checkRecovered(Journal journal) throws IOException {
        JournalVerification verification = JournalVerification.of(disk, NAME);
        require(verification.isValid(), "recovered and not valid: " + verification);
        require(verification.unfinishedBytes() == 0, "recovered and something half is left: " + verification);
        if (!verification.isValid()) {
            stopped = true;
            return;
        }
        List<JournalRecord> records = new JournalReader(disk, NAME).from(1).toList();
        require(
                records.size() == journal.lastSequence() && records.size() == verification.records(),
                "reader, writer and verifier count differently");
        for (long sequence : acknowledged.keySet()) {
            require(sequence <= records.size(), "acknowledged number " + sequence + " is lost");
        }
        for (int i = 0; i < records.size(); i++) {
            check(i + 1L, records.get(i));
        }
    }

    private void check(long due, JournalRecord record) {
        require(
                record.fact().source().equals(Shop.source(due)),
                "number " + due + " is " + record.fact().source());
        require(attempted.contains(record.fact()), "number " + due + " was never sold: " + record.fact());
        Hash promised = acknowledged.put(due, record.hash());
        require(promised == null || promised.equals(record.hash()), "acknowledged number " + due + " has changed");
    }

    /** Between two lives: the power goes, or only the process. */
    void crash() throws IOException {
        if (disk.isOff() || random.nextBoolean()) {
            disk = disk.powerCut(random);
        }
        disk.restart();
        bug.tamper(disk);
    }

    /** The last life: no faults, everything sent, closed in order. */
    void end() throws IOException {
        disk.restart();
        live(List.of(Step.SALE, Step.SEND, Step.SALE, Step.SEND, Step.SEND));
        if (stopped) {
            return;
        }
        send(0);
        violations.addAll(headOffice.faultsUpTo(acknowledged.size()));
        Journal journal = new Journal(bug.around(disk), NAME, () -> {}, RESERVED);
        long head = journal.lastSequence();
        journal.close();
        JournalVerification closed = JournalVerification.of(disk, NAME);
        require(closed.isValid() && closed.records() == head, "closed and not valid: " + closed);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(otherwise);
        }
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** A whole shift of several lives drawn from a seed. */
    static List<String> random(long seed, PlantedBug bug) throws IOException {
        Shift shift = new Shift(seed, bug);
        int lives = 1 + shift.random.nextInt(3);
        for (int life = 0; life < lives; life++) {
            if (shift.random.nextInt(8) > 0) {
                shift.disk.failAfter(shift.random.nextInt(20), pick(FaultyMedium.Fault.values(), shift.random));
            }
            List<Step> steps = new ArrayList<>();
            for (int i = shift.random.nextInt(7); i >= 0; i--) {
                steps.add(pick(Step.values(), shift.random));
            }
            shift.live(steps);
            shift.crash();
        }
        shift.end();
        return shift.violations();
    }

    private static <T> T pick(T[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}

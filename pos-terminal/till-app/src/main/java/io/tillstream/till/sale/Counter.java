package io.tillstream.till.sale;

import io.tillstream.events.Language;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The counter as people meet it: the till's own desk or, while its journal says that somebody practises, a desk for practice
 * in its place. Where an act goes is decided when it is its turn, so that none of practice is ever done at the till.
 */
public final class Counter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Counter.class);

    private final SaleDesk till;
    private final PracticeRoom room;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile PracticeRoom.@Nullable Practice practice;

    /**
     * A counter that has not opened.
     *
     * @param till the till's own desk, which has started
     */
    public Counter(SaleDesk till, PracticeRoom room) {
        this.till = till;
        this.room = room;
    }

    /** Opens, where practice goes on that the end of the process interrupted. */
    public void start() {
        till.onChange(this::changed);
        till.inTurn(() -> {
                    if (till.practice().isEmpty()) {
                        room.clear();
                    }
                    settle();
                })
                .join();
        till.afterActs(this::settle);
    }

    /** Practice is where the till's journal says so, and nowhere else. */
    private void settle() {
        PracticeRoom.Practice now = practice;
        if (now == null && till.practice().isPresent()) {
            begin();
        } else if (now != null && till.practice().isEmpty()) {
            practice = null;
            now.close();
            room.clear();
            LOG.info("Practice is over.");
        }
    }

    private void begin() {
        till.practice().ifPresent(began -> {
            try {
                PracticeRoom.Practice opened = room.open(till, began);
                opened.desk().onChange(this::changed);
                opened.desk().afterActs(this::settle);
                practice = opened;
                LOG.warn("{} practises: from now on nothing is money.", began.operator());
            } catch (RuntimeException e) {
                LOG.error("Practice cannot go on, and ends.", e);
                till.endPractice();
            }
        });
    }

    private SaleDesk desk() {
        PracticeRoom.Practice now = practice;
        return now == null ? till : now.desk();
    }

    /** Queues an act; completes when it is done. */
    public CompletableFuture<Void> submit(Act act) {
        return till.inTurn(() -> desk().perform(act));
    }

    /** A scanner read a code; it is queued, and whatever comes of it is on the screen. */
    public void scanned(String raw) {
        var _ = submit(new Act.Scanned(raw));
    }

    /** Prints the last receipt again, as a copy when the first came out whole. */
    public CompletableFuture<Void> reprint() {
        return till.inTurn(() -> desk().printAgain());
    }

    /** Everything about the counter at this moment. */
    public CounterView view() {
        return desk().view();
    }

    /** Everything about the till at this moment, whoever practises. */
    public CounterView tillView() {
        return till.view();
    }

    /** Calls back after everything that may change what the screen shows. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The catalogue or the line to head office changed: screens look again. */
    public void refresh() {
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** The language of screen and receipt from now on. */
    public void speak(Language language) {
        till.speak(language);
    }

    /** What somebody at the counter has chosen since the start. */
    public Optional<Language> chosenLanguage() {
        return till.chosenLanguage();
    }

    /** What was chosen, else what the store speaks: the language of receipts. */
    public Language language() {
        return till.language();
    }

    /** Practice is gone on with after the next start. */
    @Override
    public void close() {
        till.inTurn(() -> {
                    PracticeRoom.Practice now = practice;
                    practice = null;
                    till.afterActs(() -> {});
                    if (now != null) {
                        now.close();
                    }
                })
                .join();
    }
}

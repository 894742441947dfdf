package io.tillstream.till.sale;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Errands that are run when a test says so, in the order it says. */
final class ErrandsFake implements Errands, Errands.Runner {
    private final Clock clock;
    private final List<Question> asked = new ArrayList<>();
    private final List<Appointment> appointments = new ArrayList<>();
    private Consumer<Act> later = _ -> {};

    private record Question(Supplier<Act> asking, Act silent) {}

    private record Appointment(Instant at, Act act) {}

    ErrandsFake(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Errands running(Consumer<Act> newLater) {
        later = newLater;
        return this;
    }

    @Override
    public synchronized void ask(Supplier<Act> asking, Duration limit, Act silent) {
        asked.add(new Question(asking, silent));
    }

    @Override
    public synchronized void at(Instant when, Act act) {
        appointments.add(new Appointment(when, act));
    }

    /** How many questions wait for an answer. */
    synchronized int waiting() {
        return asked.size();
    }

    /** Lets whoever was asked first answer. */
    void answer() {
        Question question;
        Consumer<Act> to;
        synchronized (this) {
            question = asked.removeFirst();
            to = later;
        }
        to.accept(question.asking().get());
    }

    /** Whoever was asked first does what was asked, and the answer gets lost. */
    void loseAnswer() {
        Question question;
        Consumer<Act> to;
        synchronized (this) {
            question = asked.removeFirst();
            to = later;
        }
        var _ = question.asking().get();
        to.accept(question.silent());
    }

    /** What was asked first never arrives. */
    void loseQuestion() {
        Question question;
        Consumer<Act> to;
        synchronized (this) {
            question = asked.removeFirst();
            to = later;
        }
        to.accept(question.silent());
    }

    /** The question that was asked first is answered after all others. */
    synchronized void hesitate() {
        asked.add(asked.removeFirst());
    }

    /** Does what is due by now; whether there was anything. */
    boolean keepAppointments() {
        List<Appointment> due;
        Consumer<Act> to;
        synchronized (this) {
            due = appointments.stream()
                    .filter(one -> !one.at().isAfter(clock.instant()))
                    .sorted(Comparator.comparing(Appointment::at))
                    .toList();
            appointments.removeAll(due);
            to = later;
        }
        due.forEach(one -> to.accept(one.act()));
        return !due.isEmpty();
    }

    /** When the next appointment is. */
    synchronized Optional<Instant> next() {
        return appointments.stream().map(Appointment::at).min(Comparator.naturalOrder());
    }

    /** The process ended: questions that were on their way may still arrive, and nobody hears the answer. */
    synchronized void forget(boolean arrive) {
        if (arrive) {
            for (Question question : List.copyOf(asked)) {
                var _ = question.asking().get();
            }
        }
        asked.clear();
        appointments.clear();
        later = _ -> {};
    }

    @Override
    public void close() {
        // A test says what becomes of what was on its way.
    }
}

package io.tillstream.till.doctor;

import io.tillstream.doctor.Complaint;
import io.tillstream.doctor.Examination;
import io.tillstream.doctor.Examination.Step;
import io.tillstream.doctor.Finding;
import io.tillstream.doctor.Outcome;
import io.tillstream.doctor.Replies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One look at the till: what was asked for, and what has been found so far. Safe to read while it goes on. */
final class Round {
    private final int number;
    private final Scope scope;
    private final Replies replies;
    private final Instant begun;
    private final Map<Complaint, List<Step>> steps = new EnumMap<>(Complaint.class);
    private final Map<Complaint, Examination> ended = new EnumMap<>(Complaint.class);
    private boolean told;

    /** What is looked into. */
    sealed interface Scope {
        /** One complaint. */
        record One(Complaint complaint) implements Scope {}

        /** Everything, area by area. */
        record Everything() implements Scope {}

        default List<Complaint> complaints() {
            return switch (this) {
                case One(Complaint complaint) -> List.of(complaint);
                case Everything() -> Complaint.EVERYTHING;
            };
        }

        default String id() {
            return switch (this) {
                case One(Complaint complaint) -> complaint.id();
                case Everything() -> "everything";
            };
        }

        /** The scope of an id; empty for an unknown one. */
        static Optional<Scope> ofId(String id) {
            return id.equals("everything")
                    ? Optional.of(new Everything())
                    : Complaint.ofId(id).map(One::new);
        }
    }

    Round(int number, Scope scope, Replies replies, Instant begun) {
        this.number = number;
        this.scope = scope;
        this.replies = replies;
        this.begun = begun;
    }

    int number() {
        return number;
    }

    Scope scope() {
        return scope;
    }

    Replies replies() {
        return replies;
    }

    Instant begun() {
        return begun;
    }

    synchronized void made(Complaint complaint, Step step) {
        steps.computeIfAbsent(complaint, area -> new ArrayList<>()).add(step);
    }

    synchronized void ended(Examination examination) {
        ended.put(examination.complaint(), examination);
    }

    /** True once, for whoever asks first after the end: the end is told once. */
    synchronized boolean isOverAndUntold() {
        boolean first = isOver() && !told;
        told |= first;
        return first;
    }

    synchronized boolean isOver() {
        return ended.keySet().containsAll(scope.complaints());
    }

    /** The steps so far, area by area. */
    synchronized Map<Complaint, List<Step>> steps() {
        Map<Complaint, List<Step>> copy = new LinkedHashMap<>();
        for (Complaint complaint : scope.complaints()) {
            copy.put(complaint, List.copyOf(steps.getOrDefault(complaint, List.of())));
        }
        return copy;
    }

    /** What was found, in the order in which it should be put right. */
    synchronized List<Outcome.Found> found() {
        List<Outcome.Found> found = new ArrayList<>();
        for (Complaint complaint : scope.complaints()) {
            Examination examination = ended.get(complaint);
            if (examination != null) {
                examination.found().filter(one -> !found.contains(one)).ifPresent(found::add);
                if (examination.isOfNothingHere() && scope instanceof Scope.One) {
                    found.add(new Outcome.Found(Finding.DEVICE_NOT_SET, List.of()));
                }
            }
        }
        return found;
    }

    /** What was found of each complaint that was looked into. */
    synchronized Map<Complaint, Optional<Outcome.Found>> foundByComplaint() {
        Map<Complaint, Optional<Outcome.Found>> found = new EnumMap<>(Complaint.class);
        ended.forEach((complaint, examination) -> found.put(complaint, examination.found()));
        return found;
    }

    /** What a cashier has to be asked before it can go on. */
    synchronized Optional<Outcome.Asks> asks() {
        return scope instanceof Scope.One(Complaint complaint)
                ? Optional.ofNullable(ended.get(complaint)).flatMap(Examination::asks)
                : Optional.empty();
    }
}

package io.tillstream.dashboards.staff;

import io.tillstream.dashboards.masterdata.Operators;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.staff.Operator;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads shifts as a manager writes them: a day, two times of the store's clock and a staff code. */
@Component
final class ShiftReader {
    private static final Pattern SEPARATOR = Pattern.compile("[,;\t]");
    private static final int FIELDS = 4;
    /** A month of thirty people. */
    private static final int MOST_LINES = 1_000;

    private final Operators operators;

    ShiftReader(Operators operators) {
        this.operators = operators;
    }

    /** What can be wrong with a line. */
    enum Fault {
        FIELDS,
        DAY,
        TIME,
        PERSON,
        TWICE,
        TOO_MANY
    }

    /**
     * A line that cannot be planned.
     *
     * @param number which, from 1
     * @param fault why
     * @param value what was written
     */
    record Wrong(int number, Fault fault, String value) {}

    /**
     * A shift and where it was written.
     *
     * @param line from 1
     * @param shift what was read
     */
    record Read(int line, PlannedShift shift) {}

    /**
     * What was read.
     *
     * @param shifts in their order
     * @param wrong lines that cannot be planned; none where all can be
     */
    record Reading(List<Read> shifts, List<Wrong> wrong) {}

    /** Those who may work there, by their names. */
    List<Operator> staff(Store store) {
        return operators.all().stream()
                .filter(operator -> operator.worksAt(store.store()) && !operator.revoked())
                .sorted(Comparator.comparing(Operator::name).thenComparing(Operator::operator))
                .toList();
    }

    /** A name as the till shows it; the code where nobody is known of it. */
    public String name(String operator) {
        return operators.operator(operator).map(Operator::name).orElse(operator);
    }

    /**
     * Lines of {@code 2026-11-30,09:00,17:00,c01}, separated by commas, semicolons or tabs; empty lines and a line of heads, which
     * begins with {@code day}, are passed over. What ends no later than it begins ends on the next day.
     */
    Reading read(Store store, String text) {
        List<Read> shifts = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        List<String> lines = text.lines().toList();
        if (lines.size() > MOST_LINES) {
            return new Reading(
                    shifts, List.of(new Wrong(MOST_LINES + 1, Fault.TOO_MANY, String.valueOf(lines.size()))));
        }
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            if (!line.isEmpty() && !(at == 0 && line.startsWith("day"))) {
                read(store, line, at + 1, shifts, wrong);
            }
        }
        return new Reading(shifts, wrong);
    }

    private void read(Store store, String line, int number, List<Read> shifts, List<Wrong> wrong) {
        List<String> fields = SEPARATOR.splitAsStream(line).map(String::strip).toList();
        if (fields.size() != FIELDS) {
            wrong.add(new Wrong(number, Fault.FIELDS, line));
            return;
        }
        Optional<LocalDate> day = parsed(fields.get(0), LocalDate::parse);
        Optional<LocalTime> from = parsed(fields.get(1), LocalTime::parse);
        Optional<LocalTime> until = parsed(fields.get(2), LocalTime::parse);
        String person = fields.get(3);
        if (day.isEmpty()) {
            wrong.add(new Wrong(number, Fault.DAY, fields.get(0)));
        } else if (from.isEmpty() || until.isEmpty()) {
            wrong.add(new Wrong(number, Fault.TIME, fields.get(1) + "–" + fields.get(2)));
        } else if (staff(store).stream().noneMatch(each -> each.operator().equals(person))) {
            wrong.add(new Wrong(number, Fault.PERSON, person));
        } else {
            take(store, day.get(), from.get(), until.get(), person, number, shifts, wrong);
        }
    }

    private static void take(
            Store store,
            LocalDate day,
            LocalTime from,
            LocalTime until,
            String person,
            int number,
            List<Read> shifts,
            List<Wrong> wrong) {
        LocalDate lastDay = until.isAfter(from) ? day : day.plusDays(1);
        Instant begin = day.atTime(from).atZone(store.zone()).toInstant();
        Instant end = lastDay.atTime(until).atZone(store.zone()).toInstant();
        if (!begin.isBefore(end)
                || Duration.between(begin, end).compareTo(Duration.ofHours(PlannedShift.LONGEST_HOURS)) > 0) {
            wrong.add(new Wrong(number, Fault.TIME, from + "–" + until));
            return;
        }
        PlannedShift shift = new PlannedShift(0, store.store(), person, begin, end);
        if (shifts.stream().anyMatch(other -> other.shift().overlaps(shift))) {
            wrong.add(new Wrong(number, Fault.TWICE, person));
            return;
        }
        shifts.add(new Read(number, shift));
    }

    private static <T> Optional<T> parsed(String text, Function<CharSequence, T> by) {
        try {
            return Optional.of(by.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

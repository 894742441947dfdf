package io.tillstream.reconciliation;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.wire.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One compacted ledger topic: what the journals make of it, cell by cell, and the latest value that stands in it.
 *
 * @param <V> the type of its values
 */
final class Ledger<V> {
    private static final Figures NOTHING = new Figures(List.of(), "");

    private final Topic<V> topic;
    private final List<Column> columns;
    private final Function<V, Figures> reading;
    private final Map<String, Cell> cells = new HashMap<>();

    Ledger(Topic<V> topic, List<Column> columns, Function<V, Figures> reading) {
        this.topic = topic;
        this.columns = columns;
        this.reading = reading;
    }

    List<Column> columns() {
        return columns;
    }

    String topicName() {
        return topic.name();
    }

    /** The cell of a key, empty where nothing has been booked there yet. */
    Cell cell(String key) {
        return cells.computeIfAbsent(key, ignored -> new Cell(columns.size()));
    }

    /** Every cell that was booked to or stands in the topic. */
    void each(BiConsumer<String, Cell> take) {
        cells.forEach(take);
    }

    /** Takes a record of the topic: the latest of a key stands, a tombstone removes it. */
    void found(String key, byte @Nullable [] value) {
        cell(key).stands(value);
    }

    /** Reads the value that stands under a key. */
    @Nullable
    V value(String key) {
        byte[] bytes = cell(key).standing();
        return bytes == null ? null : CanonicalJson.decode(bytes, topic.value());
    }

    /** Tells every figure that differs. */
    void compare(Consumer<Difference> tell) {
        cells.forEach((key, cell) -> compare(key, cell, tell));
    }

    private void compare(String key, Cell cell, Consumer<Difference> tell) {
        byte[] bytes = cell.standing();
        Figures found;
        try {
            found = bytes == null ? NOTHING : reading.apply(CanonicalJson.decode(bytes, topic.value()));
        } catch (UnreadableFact e) {
            tell.accept(difference(key, cell, new Column("record", Kind.CONTENT), "readable", e.getMessage(), 0));
            return;
        }
        String foundUnit = found.unit().isEmpty() ? cell.unit() : found.unit();
        String expectedUnit = cell.unit().isEmpty() ? foundUnit : cell.unit();
        if (!foundUnit.equals(expectedUnit)) {
            tell.accept(difference(key, cell, new Column("unit", Kind.CONTENT), expectedUnit, foundUnit, 0));
        }
        for (int i = 0; i < columns.size(); i++) {
            long expected = cell.sum(i);
            long actual = found.values().isEmpty() ? 0 : found.values().get(i);
            if (actual != expected) {
                Column column = columns.get(i);
                String shown = found.values().isEmpty() ? Difference.ABSENT : show(column, actual, foundUnit);
                tell.accept(
                        difference(key, cell, column, show(column, expected, expectedUnit), shown, actual - expected));
            }
        }
    }

    private Difference difference(
            String key, Cell cell, Column column, String journal, @Nullable String found, long by) {
        return new Difference(
                Difference.Where.LEDGER,
                topic.name(),
                key,
                column.name(),
                column.kind(),
                cell.newest(),
                cell.sales(),
                journal,
                String.valueOf(found),
                by);
    }

    private static String show(Column column, long amount, String unit) {
        return Amounts.show(column.kind(), amount, unit);
    }

    /** Figures of one unit. */
    static Figures figures(String unit, long... values) {
        List<Long> list = new ArrayList<>(values.length);
        for (long value : values) {
            list.add(value);
        }
        return new Figures(List.copyOf(list), unit);
    }
}

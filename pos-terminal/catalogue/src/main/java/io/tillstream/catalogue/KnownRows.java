package io.tillstream.catalogue;

import io.tillstream.events.Gtin;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A mapped file and what was told since, in one value: a reader never sees the one without the other.
 *
 * @param file the rows of the file
 * @param told what was told since it was mapped; an empty row hides one of the file
 */
record KnownRows(ItemColumns file, ConcurrentMap<Gtin, Row> told) {
    KnownRows {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(told, "told");
    }

    KnownRows(ItemColumns file) {
        this(file, new ConcurrentHashMap<>());
    }

    /** Reads some of a row of the file. */
    @FunctionalInterface
    interface Lying<T> {
        Optional<T> read(ItemColumns file, int place, RowWalk row);
    }

    /** What is known of an item; {@link Row#NOTHING} of one nobody has told of. */
    Row row(Gtin gtin) {
        Row fresh = told.get(gtin);
        if (fresh != null) {
            return fresh;
        }
        int place = file.placeOf(gtin);
        return place < 0 ? Row.NOTHING : file.rowAt(place, gtin);
    }

    /** Everything there is, in no order: what was told by one reader, what lies in the file by the other. */
    <T> Stream<T> each(Function<Row, Optional<T>> fresh, Lying<T> lying) {
        BitSet hidden = new BitSet(file.items());
        List<Row> rows = told.entrySet().stream()
                .map(entry -> {
                    int place = file.placeOf(entry.getKey());
                    if (place >= 0) {
                        hidden.set(place);
                    }
                    return entry.getValue();
                })
                .toList();
        return Stream.concat(rows.stream().map(fresh).flatMap(Optional::stream), unhidden(hidden, lying));
    }

    private <T> Stream<T> unhidden(BitSet hidden, Lying<T> lying) {
        RowWalk walk = new RowWalk();
        return IntStream.range(0, file.items())
                .filter(place -> !hidden.get(place))
                .mapToObj(place -> {
                    file.walk(place, walk);
                    return lying.read(file, place, walk);
                })
                .flatMap(Optional::stream);
    }
}

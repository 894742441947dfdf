package io.tillstream.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Values that many rows share, written once and named by number. Numbers never change: a row keeps its bytes when the
 * file is written anew.
 */
final class Words<T> {
    private final Function<String, T> parse;
    private final Function<T, String> text;
    private final List<T> values = new ArrayList<>();
    private final Map<T, Integer> numbers = new HashMap<>();

    Words(Function<String, T> parse, Function<T, String> text) {
        this.parse = parse;
        this.text = text;
    }

    Words<T> copy() {
        Words<T> copy = new Words<>(parse, text);
        values.forEach(copy::numberOf);
        return copy;
    }

    int numberOf(T value) {
        return numbers.computeIfAbsent(value, unknown -> {
            values.add(unknown);
            return values.size() - 1;
        });
    }

    T get(int number) {
        return values.get(number);
    }

    void write(RowBytes into) {
        into.count(values.size());
        values.forEach(value -> into.text(text.apply(value)));
    }

    void read(RowBytes from) {
        for (int left = from.small(); left > 0; left--) {
            numberOf(parse.apply(from.text()));
        }
    }
}

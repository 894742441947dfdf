package io.tillstream.productsearch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A list of words that is part of this program. */
final class OwnList {
    private OwnList() {}

    /** Its lines without remarks. */
    static List<String> lines(String file) {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(OwnList.class.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("List " + file + " is part of this program and cannot be read.", e);
        }
    }

    /** What commas part. */
    static List<String> words(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

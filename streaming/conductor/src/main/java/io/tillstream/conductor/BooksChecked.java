package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.conductor.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The latest look at the books of an open shop, {@code run/books.json} of its home.
 *
 * @param at when it ended
 * @param equal whether they agree; absent when they could not be compared
 * @param seconds how long it took
 * @param reason why they could not be compared, else absent
 */
record BooksChecked(
        Instant at,
        @Nullable Boolean equal,
        double seconds,
        @Nullable String reason) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    static Optional<BooksChecked> read(Home home) throws IOException {
        Path file = file(home);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), BooksChecked.class));
        } catch (JacksonException e) {
            throw new Complaint(
                    "File " + file, "is not what a look at the books leaves", "only up writes it", "delete it");
        }
    }

    void write(Home home) throws IOException {
        Path half = home.run().resolve("books.json.half");
        Files.writeString(half, JSON.writeValueAsString(this));
        Files.move(half, file(home), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void forget(Home home) throws IOException {
        Files.deleteIfExists(file(home));
    }

    private static Path file(Home home) {
        return home.run().resolve("books.json");
    }

    /** One line for a person. */
    String text() {
        String when = MINUTE.format(at.atZone(ZoneId.systemDefault()));
        if (equal == null) {
            return "Books not compared at " + when + ": " + reason;
        }
        return equal
                ? String.format(Locale.ROOT, "Books agreed at %s (%.0f s)", when, seconds)
                : "Books did NOT agree at " + when + ": ./tillstream reconcile names each difference";
    }
}

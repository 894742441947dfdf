package io.tillstream.training;

import io.tillstream.commandline.Complaint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Names the line of an archive file that is no journal record. */
final class UnreadableLine {
    private UnreadableLine() {}

    /**
     * The complaint about one line.
     *
     * @param fileUri the file as Spark names it
     * @param text the line where Spark kept it; absent when it is JSON of another shape
     */
    static Complaint complaint(String fileUri, @Nullable String text) {
        Path file = Path.of(URI.create(fileUri));
        return new Complaint(
                "Archive file " + file + (text == null ? "" : ", line " + numberOf(file, text)),
                text == null ? "a line of another shape" : "\"" + text.substring(0, Math.min(40, text.length())) + "\"",
                "every line must be a journal record in canonical JSON",
                "remove the file and let the streaming-app write it again");
    }

    private static String numberOf(Path file, String text) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(text)) {
                    return String.valueOf(number);
                }
                number++;
            }
            return "unknown";
        } catch (IOException e) {
            return "unknown (" + e.getMessage() + ")";
        }
    }
}

package io.tillstream.conductor.home;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@code settings.json}, which only its owner may read. */
public final class SettingsFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SettingsFile() {}

    /**
     * Reads the settings; those of a home that has none are empty.
     *
     * @throws Complaint when the file is not what it should be
     */
    public static Settings load(Home home) throws IOException {
        Path file = home.settings();
        if (!Files.exists(file)) {
            return Settings.empty();
        }
        try {
            return JSON.readValue(Files.readString(file), Settings.class);
        } catch (JacksonException e) {
            throw new Complaint(
                    "Settings " + file,
                    reason(e),
                    "it is JSON with ports, clockOffset, secrets, logins, memberLogin, shop and servers"
                            + " (docs/reference/demo.md)",
                    "correct the file, or name another home with --home");
        }
    }

    /** What a record of ours says about a value is plainer than what Jackson says about the record. */
    private static String reason(JacksonException e) {
        String message =
                e.getCause() instanceof IllegalArgumentException ours ? ours.getMessage() : e.getOriginalMessage();
        return String.valueOf(message).lines().findFirst().orElse("unreadable");
    }

    /** Writes the settings so that a reader sees the old or the new ones, never half of either. */
    public static void save(Home home, Settings settings) throws IOException {
        Path half = home.folder().resolve("settings.json.half");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, JSON.writeValueAsString(settings) + "\n");
        Files.move(half, home.settings(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

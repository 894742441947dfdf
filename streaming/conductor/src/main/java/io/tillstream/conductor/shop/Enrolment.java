package io.tillstream.conductor.shop;

import io.tillstream.conductor.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Gets tills their one-time codes, and remembers which till needs none any more. */
public final class Enrolment {
    /** Epoch 0 is the imported history; what a till rings up itself begins with 1. */
    private static final int FIRST_LIVE_EPOCH = 1;

    private final Path file;
    private final Door gateway;

    /**
     * What a till is started with to enrol.
     *
     * @param arguments settings for its command line; empty when it is enrolled already
     */
    public record Invitation(List<String> arguments) {
        public Invitation {
            arguments = List.copyOf(arguments);
        }
    }

    public Enrolment(Home home, Door gateway) {
        this.file = home.folder().resolve("enrolled");
        this.gateway = gateway;
    }

    /** Invites a till unless it has been enrolled. */
    public Invitation invite(String till) throws IOException, InterruptedException {
        if (enrolled().contains(till)) {
            return new Invitation(List.of());
        }
        JsonNode answer = gateway.post("/admin/enrolment-codes", Map.of("till", till, "epoch", FIRST_LIVE_EPOCH));
        return new Invitation(List.of(
                "--till.enrolment-code=" + answer.path("code").asString(),
                "--till.certificate=" + answer.path("certificate").asString()));
    }

    /** Remembers that these tills are enrolled. */
    public void areEnrolled(List<String> tills) throws IOException {
        // A half list would have an enrolled till enrol again.
        Path half = file.resolveSibling("enrolled.half");
        Files.write(half, tills);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> enrolled() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}

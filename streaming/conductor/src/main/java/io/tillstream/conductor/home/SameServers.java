package io.tillstream.conductor.home;

import io.tillstream.commandline.Complaint;
import java.nio.file.Files;
import java.nio.file.Path;

/** A home's facts lie on the servers they were handed to: others would know nothing of them. */
public final class SameServers {
    private SameServers() {}

    /**
     * Checks that Kafka and PostgreSQL are those of the first start. An index can be made anew anywhere.
     *
     * @throws Complaint when one has moved
     */
    public static void require(Home home, OwnServers own) {
        if (Files.exists(home.imported())) {
            require("Kafka", "servers.kafka", own.kafkaServers().isPresent(), home.kafka());
            require("PostgreSQL", "servers.postgres", own.databases().isPresent(), home.postgres());
        }
    }

    private static void require(String server, String setting, boolean elsewhere, Path embedded) {
        boolean here = Files.isDirectory(embedded);
        if (elsewhere && here) {
            throw new Complaint(
                    setting + " in settings.json",
                    "names another " + server + " than the one in " + embedded,
                    "a home keeps its servers",
                    "take it out again, or name a new home with --home");
        }
        if (!elsewhere && !here) {
            throw new Complaint(
                    server + " of this home",
                    embedded + " is missing and settings.json names no " + setting,
                    "a home keeps its servers",
                    "put back what is missing, or name a new home with --home");
        }
    }
}

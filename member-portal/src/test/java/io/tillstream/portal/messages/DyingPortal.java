package io.tillstream.portal.messages;

import java.time.Instant;

/** A process that sends what is due once: for tests that kill it meanwhile. */
final class DyingPortal {
    private DyingPortal() {}

    /** Arguments: address of the database, the time, port of the mail server. */
    public static void main(String[] arguments) {
        try (PostOffice office =
                new PostOffice(arguments[0], Instant.parse(arguments[1]), Integer.parseInt(arguments[2]), null)) {
            office.round();
        }
    }
}

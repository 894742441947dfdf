package io.tillstream.doctor.sense;

/**
 * What was scanned since the till started.
 *
 * @param good codes that were understood
 * @param bad codes that were not
 */
public record Scans(long good, long bad) {
    public Scans {
        if (good < 0 || bad < 0) {
            throw new IllegalArgumentException("Scans counted " + good + " and " + bad + ": at least 0.");
        }
    }
}

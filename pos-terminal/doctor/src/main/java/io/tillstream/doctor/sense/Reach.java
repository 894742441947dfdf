package io.tillstream.doctor.sense;

import java.time.Duration;

/** What became of an attempt to open a port elsewhere; {@code place} is host and port. */
public sealed interface Reach {
    String place();

    /** It opened. */
    record Reached(String place, Duration took) implements Reach {}

    /** The machine is there and says that nothing listens. */
    record Refused(String place) implements Reach {}

    /** Nothing came back, or somebody on the way said it cannot be reached. */
    record Unreachable(String place) implements Reach {}
}

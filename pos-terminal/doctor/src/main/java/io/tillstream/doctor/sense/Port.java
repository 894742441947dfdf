package io.tillstream.doctor.sense;

/** Where a device is plugged in; {@code place} is a device file, or host and port. */
public sealed interface Port {
    /** The till was told of none. */
    record NotSet() implements Port {}

    /** The machine does not see it: nothing is plugged in there. */
    record Missing(String place) implements Port {}

    /** It is there, and cannot be opened. */
    record Taken(String place) implements Port {}

    /** It is open. */
    record Open(String place) implements Port {}

    /** It is reached over the network. */
    record Network(Reach reach) implements Port {}
}

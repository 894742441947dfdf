package io.tillstream.doctor.sense;

import java.util.List;
import java.util.Objects;

/**
 * A way to the network.
 *
 * @param name the machine's name for it, {@code eth0}
 * @param kind what it runs over
 * @param up whether it carries anything: a cable is in, a radio is heard
 * @param addresses what others reach it by; those it made up for want of any are left out
 */
public record Link(String name, Kind kind, boolean up, List<String> addresses) {
    /** What a link runs over. */
    public enum Kind {
        CABLE,
        WIRELESS,
        MOBILE
    }

    public Link {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        addresses = List.copyOf(addresses);
    }
}

package io.tillstream.events.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How many members can be written to, without saying who. Topic {@code fact.message-reach.v1}, key: the audience, compacted. All
 * counts are rounded down to a multiple of {@value #STEP}, so that no single member's choice can be seen in them.
 *
 * @param audience a segment's id, or {@value #EVERYBODY}
 * @param members how many are in it
 * @param personal how many of them allow personal offers; of a segment only these are written to
 * @param channels how many of those that may be written to allow each set of channels, ascending, empty sets left out
 * @param asOf when it was counted
 */
public record MessageReach(String audience, long members, long personal, List<Allowed> channels, Instant asOf) {
    /** All members. */
    public static final String EVERYBODY = "*";

    /** Counts are multiples of this. */
    public static final int STEP = 5;

    /**
     * Members who allow these channels and no others.
     *
     * @param channels which, in the order of the enum
     * @param members how many
     */
    public record Allowed(List<Channel> channels, long members) {
        public Allowed {
            channels = List.copyOf(channels);
            checkStep("the channels " + channels, members);
        }
    }

    public MessageReach {
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(asOf, "asOf");
        channels = List.copyOf(channels);
        checkStep(audience, members);
        checkStep(audience, personal);
    }

    /** A count as it may be told. */
    public static long rounded(long members) {
        return members - Math.floorMod(members, STEP);
    }

    /** How many allow at least one of these. */
    public long reachedBy(List<Channel> any) {
        return channels.stream()
                .filter(each -> each.channels().stream().anyMatch(any::contains))
                .mapToLong(Allowed::members)
                .sum();
    }

    private static void checkStep(String what, long members) {
        if (members < 0 || members % STEP != 0) {
            throw new IllegalArgumentException(
                    "Of " + what + " " + members + " members are told; only multiples of " + STEP + " are.");
        }
    }
}

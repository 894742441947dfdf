package io.tillstream.events.message;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How far a campaign's message got, without saying whom it reached. Topic {@code fact.message-tally.v1}, key: the campaign,
 * compacted.
 *
 * @param campaign the campaign's id
 * @param counts members by what became of the message, ascending by reason, each reason once. Of what members chose themselves
 *     ({@link Reason#isTheirs()}) the count is rounded down to a multiple of {@link MessageReach#STEP}
 * @param asOf when it was counted
 */
public record MessageTally(String campaign, List<Count> counts, Instant asOf) {
    /** What became of a message. */
    public enum State {
        SENT,
        /** It will be tried. */
        WAITING,
        /** It will be tried once something is over. */
        HELD,
        /** It is not sent to this member, and nothing went wrong. */
        REFUSED,
        /** It went wrong, for good. */
        FAILED
    }

    /** Why. */
    public enum Reason {
        DELIVERED(State.SENT, false),
        NEXT(State.WAITING, false),
        /** Members are asleep. */
        QUIET_HOURS(State.HELD, false),
        /** They have had enough for now. */
        HAD_ENOUGH(State.HELD, false),
        /** The mail server or gateway asked to come again. */
        COME_AGAIN(State.HELD, false),
        /** Nobody lets us write to them by any of the channels. */
        NOT_ALLOWED(State.REFUSED, true),
        /** They want no offers of their own, and the audience is made of what people bought. */
        NOT_PERSONAL(State.REFUSED, true),
        /** The lot left them out. */
        CONTROL(State.REFUSED, false),
        /** It was held back for so long that the message's time was over, or it was ended. */
        TOO_LATE(State.REFUSED, false),
        /** It was refused for good, mostly because there is no such address. */
        ADDRESS(State.FAILED, false),
        /** It was tried for as long as it is tried. */
        GAVE_UP(State.FAILED, false),
        /** The connection broke at a moment after which nobody can say whether it arrived; it is not sent again. */
        UNSURE(State.FAILED, false);

        private final State state;
        private final boolean theirs;

        Reason(State state, boolean theirs) {
            this.state = state;
            this.theirs = theirs;
        }

        public State state() {
            return state;
        }

        /** Whether it is what the member chose. */
        public boolean isTheirs() {
            return theirs;
        }
    }

    /**
     * So many members.
     *
     * @param reason what became of it
     * @param members how many, above 0
     */
    public record Count(Reason reason, long members) {
        public Count {
            Objects.requireNonNull(reason, "reason");
            if (members < 1) {
                throw new IllegalArgumentException(reason + " is counted " + members + " times; leave it out at 0.");
            }
        }
    }

    public MessageTally {
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(asOf, "asOf");
        counts = List.copyOf(counts);
        Set<Reason> seen = new HashSet<>();
        for (Count count : counts) {
            if (!seen.add(count.reason())) {
                throw new IllegalArgumentException(
                        "The tally of " + campaign + " counts " + count.reason() + " twice.");
            }
        }
    }

    /** Members of whom that became. */
    public long members(State state) {
        return counts.stream()
                .filter(count -> count.reason().state() == state)
                .mapToLong(Count::members)
                .sum();
    }
}

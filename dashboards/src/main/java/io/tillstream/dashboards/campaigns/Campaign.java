package io.tillstream.dashboards.campaigns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it stands.
 *
 * @param id what promotion and segment are called by, too
 * @param begunBy who began it
 * @param begunAt when
 * @param version the latest, 1 for the first
 * @param draft where the latest version stands
 * @param submittedBy who submitted it; absent while nothing waits
 * @param live where what tills were told stands
 * @param liveVersion which version tills were told; absent before the first
 */
record Campaign(
        String id,
        String begunBy,
        Instant begunAt,
        int version,
        Draft draft,
        @Nullable String submittedBy,
        Live live,
        @Nullable Integer liveVersion) {
    /** Where the latest version stands. */
    enum Draft {
        /** It is being worked on. */
        OPEN,
        /** A second person has to look at it. */
        WAITING,
        /** It was approved. */
        SETTLED,
        /** Nobody wants it any more; it never was on. */
        DISCARDED
    }

    /** Where what tills were told stands. */
    enum Live {
        NEVER,
        ON,
        PAUSED,
        ENDED
    }

    /** What a campaign is to its readers, in the order of the list. */
    enum Stage {
        WAITING,
        RUNNING,
        PAUSED,
        SCHEDULED,
        DRAFT,
        ENDED
    }

    /**
     * What it is now.
     *
     * @param begins when what tills were told begins; absent before they were told anything
     * @param ends the first instant after
     */
    Stage stage(@Nullable Instant begins, @Nullable Instant ends, Instant now) {
        if (draft == Draft.WAITING) {
            return Stage.WAITING;
        }
        if (live == Live.NEVER || begins == null || ends == null) {
            return Stage.DRAFT;
        }
        if (live == Live.ENDED || !now.isBefore(ends)) {
            return Stage.ENDED;
        }
        if (live == Live.PAUSED) {
            return Stage.PAUSED;
        }
        return now.isBefore(begins) ? Stage.SCHEDULED : Stage.RUNNING;
    }

    /** Whether it can be changed just now. */
    public boolean isOpen() {
        return draft == Draft.OPEN || draft == Draft.SETTLED;
    }

    public boolean isWaiting() {
        return draft == Draft.WAITING;
    }

    /** Whether there is something newer than what tills were told. */
    public boolean isAhead() {
        return liveVersion != null && version > liveVersion;
    }
}

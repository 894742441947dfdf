package io.tillstream.dashboards.reorder;

import io.tillstream.events.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody says about a proposal. */
sealed interface Verdict {
    Choice.Kind kind();

    /**
     * It is ordered.
     *
     * @param changed how much instead of what is proposed; absent: as proposed
     */
    record Accept(@Nullable Quantity changed) implements Verdict {
        @Override
        public Choice.Kind kind() {
            return Choice.Kind.ACCEPTED;
        }
    }

    /** It is turned down. */
    record Dismiss(Choice.DismissReason reason) implements Verdict {
        @Override
        public Choice.Kind kind() {
            return Choice.Kind.DISMISSED;
        }
    }

    /** It comes back at an instant. */
    record Snooze(Instant until) implements Verdict {
        @Override
        public Choice.Kind kind() {
            return Choice.Kind.SNOOZED;
        }
    }
}

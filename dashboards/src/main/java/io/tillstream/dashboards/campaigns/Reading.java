package io.tillstream.dashboards.campaigns;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form was understood as.
 *
 * @param plan the campaign; absent while something is wrong
 * @param audience for whom it is; absent while that is wrong
 * @param message what its members are written; absent where they are not, and while that is wrong
 * @param problems what is wrong, by the field it stands beside
 */
record Reading(
        @Nullable Plan plan,
        @Nullable Audience audience,
        @Nullable MessagePlan message,
        Map<String, Problem> problems) {
    Reading {
        problems = Map.copyOf(problems);
    }

    /**
     * One thing that is wrong.
     *
     * @param key of the message, below {@code campaigns.wrong.}
     * @param values for its places
     */
    record Problem(String key, List<String> values) {
        Problem {
            values = List.copyOf(values);
        }

        /** Whether nothing was typed yet: that is no mistake before somebody wants to go on. */
        public boolean isOpen() {
            return key.equals("missing") || key.equals("no-items");
        }

        /** For the message. */
        public Object[] arguments() {
            return values.toArray();
        }
    }

    boolean isReady() {
        return plan != null;
    }
}

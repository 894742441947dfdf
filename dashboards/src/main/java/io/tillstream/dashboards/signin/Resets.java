package io.tillstream.dashboards.signin;

import org.jspecify.annotations.Nullable;

/**
 * What others gave or took of what lets somebody in, since they came in last.
 *
 * @param passwordBy who gave a first password; absent for nobody
 * @param factorBy who took the second factor off; absent for nobody
 */
public record Resets(@Nullable String passwordBy, @Nullable String factorBy) {
    static final Resets NONE = new Resets(null, null);
}

package io.tillstream.dashboards.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for.
 *
 * @param who by whom; absent for all
 * @param kind what was done; absent for everything
 * @param from the first instant; absent for the beginning
 * @param until the first instant that is too late; absent for none
 */
public record AuditFilter(
        @Nullable String who,
        @Nullable AuditKind kind,
        @Nullable Instant from,
        @Nullable Instant until) {}

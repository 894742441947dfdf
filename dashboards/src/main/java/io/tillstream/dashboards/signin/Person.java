package io.tillstream.dashboards.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in, or might once.
 *
 * @param name what they sign in with; never given to somebody else
 * @param displayName what others read
 * @param roles what they are to the shop, and where
 * @param firstPassword whether somebody else has seen their password, so that they have to change it first
 * @param sessionRound sessions of an earlier round have ended
 * @param secondFactor whether a code or a passkey is asked for besides the password
 * @param disabledAt since when they may not sign in; absent when they may
 * @param createdAt since when they are known
 */
public record Person(
        String name,
        String displayName,
        Roles roles,
        boolean firstPassword,
        int sessionRound,
        boolean secondFactor,
        @Nullable Instant disabledAt,
        Instant createdAt) {
    public boolean isDisabled() {
        return disabledAt != null;
    }

    /** Whether they run the whole chain, and can do so now. */
    public boolean runsTheChain() {
        return !isDisabled() && roles.hasForTheChain(Role.MANAGER);
    }
}

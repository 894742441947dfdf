package io.tillstream.events.sale;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why something was done that no rule does by itself, and who allowed it.
 *
 * @param reason as chosen by the operator, {@code damaged}
 * @param approver staff code of whoever allowed it; absent where the operator's own role was enough
 */
public record Approval(String reason, @Nullable String approver) {
    public Approval {
        Objects.requireNonNull(reason, "reason");
    }
}

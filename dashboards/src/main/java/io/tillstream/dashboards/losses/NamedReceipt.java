package io.tillstream.dashboards.losses;

import io.tillstream.events.Money;
import io.tillstream.events.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A receipt to look at, beside the sale that it takes back.
 *
 * @param receipt which
 * @param at when it was; absent where it cannot be found now
 * @param amount what it came to, negative for money given back; absent where it cannot be found now
 * @param sale the sale whose goods came back on it; absent where none did, where it cannot be found now, and where it is of a
 *     store that is not the reader's
 * @param sold when that sale was; absent where it cannot be found now
 */
record NamedReceipt(
        Source receipt,
        @Nullable Instant at,
        @Nullable Money amount,
        @Nullable Source sale,
        @Nullable Instant sold) {}

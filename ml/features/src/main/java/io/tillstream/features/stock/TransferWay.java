package io.tillstream.features.stock;

import io.tillstream.events.ledger.StockTransfer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/** How long goods are under way between two stores. */
public final class TransferWay {
    /** A way goes at most 30 km. */
    private static final int DAYS_UNDER_WAY = 1;

    /** What is this late never left, or will not come: one that cannot be cancelled must not keep a shelf empty for ever. */
    private static final int GIVEN_UP_AFTER_DAYS = 7;

    private TransferWay() {}

    /**
     * The day on which what was sent is awaited: the day after it left.
     *
     * @param transfer one that was sent
     * @param zone of the store that gets it
     */
    public static LocalDate awaited(StockTransfer transfer, ZoneId zone) {
        return Objects.requireNonNull(transfer.sentAt(), "sentAt")
                .atZone(zone)
                .toLocalDate()
                .plusDays(DAYS_UNDER_WAY);
    }

    /** Whether something awaited on a day is still counted on today. */
    public static boolean countedOn(LocalDate awaited, LocalDate today) {
        return !awaited.plusDays(GIVEN_UP_AFTER_DAYS).isBefore(today);
    }
}

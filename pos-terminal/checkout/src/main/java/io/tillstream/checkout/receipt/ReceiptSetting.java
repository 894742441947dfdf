package io.tillstream.checkout.receipt;

import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Store;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says beyond the sale itself.
 *
 * @param store where it was sold
 * @param language for the customer
 * @param kind the original, a copy, or practice
 * @param names an item's name as printed
 * @param pointsBalance the member's points with this sale's, or absent where unknown
 * @param nextVisit an offer for the next visit, or absent
 */
public record ReceiptSetting(
        Store store,
        Language language,
        Kind kind,
        Function<Gtin, LocalText> names,
        @Nullable Long pointsBalance,
        @Nullable NextVisit nextVisit) {
    /** Which of the papers of one sale. */
    public enum Kind {
        ORIGINAL,
        COPY,
        TRAINING
    }

    public ReceiptSetting {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(names, "names");
    }

    /** An original without member or offer. */
    public static ReceiptSetting plain(Store store, Language language, Function<Gtin, LocalText> names) {
        return new ReceiptSetting(store, language, Kind.ORIGINAL, names, null, null);
    }

    public ReceiptSetting withKind(Kind newKind) {
        return new ReceiptSetting(store, language, newKind, names, pointsBalance, nextVisit);
    }

    public ReceiptSetting withMember(@Nullable Long newPointsBalance, @Nullable NextVisit newNextVisit) {
        return new ReceiptSetting(store, language, kind, names, newPointsBalance, newNextVisit);
    }

    /**
     * An offer the member can take at the next visit.
     *
     * @param gtin on what
     * @param percentOff 1 to 90
     * @param reason why this member sees it
     * @param validUntil the last day
     */
    public record NextVisit(Gtin gtin, int percentOff, LocalText reason, LocalDate validUntil) {}
}

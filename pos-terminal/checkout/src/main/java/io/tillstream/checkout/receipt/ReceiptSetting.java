package io.tillstream.checkout.receipt;

import io.tillstream.checkout.basket.ManualDiscount;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.till.ReceiptText;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says beyond the sale itself.
 *
 * @param store where it was sold
 * @param language for the customer
 * @param kind the original or a copy
 * @param names an item's name as printed
 * @param promotions a promotion's names by its id, as far as they are known
 * @param pointsBalance the member's points with this sale's, or absent where unknown
 * @param nextVisit an offer for the next visit, or absent
 * @param text what the store says at its head and foot, or absent
 */
public record ReceiptSetting(
        Store store,
        Language language,
        Kind kind,
        Function<Gtin, LocalText> names,
        Function<String, Optional<LocalText>> promotions,
        @Nullable Long pointsBalance,
        @Nullable NextVisit nextVisit,
        @Nullable ReceiptText text) {
    /** Which of the papers of one sale. */
    public enum Kind {
        ORIGINAL,
        COPY
    }

    public ReceiptSetting {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(promotions, "promotions");
    }

    /** An original without member or offer. */
    public static ReceiptSetting plain(Store store, Language language, Function<Gtin, LocalText> names) {
        return new ReceiptSetting(store, language, Kind.ORIGINAL, names, id -> Optional.empty(), null, null, null);
    }

    /** The same, by somebody who knows the promotions. */
    public ReceiptSetting withPromotions(Function<String, Optional<LocalText>> newPromotions) {
        return new ReceiptSetting(store, language, kind, names, newPromotions, pointsBalance, nextVisit, text);
    }

    /**
     * What a discount is called on this receipt. The sale has its name in the language it was sold in; that is the promotion's
     * in this language as long as the promotion still has the name of then. Otherwise it stays as it was recorded.
     */
    String nameOf(Discount discount) {
        Optional<LocalText> known = discount.promotion().equals(ManualDiscount.PROMOTION)
                ? Optional.of(ManualDiscount.NAME)
                : promotions.apply(discount.promotion());
        return known.filter(name -> Stream.of(Language.values())
                        .anyMatch(spoken -> name.in(spoken).equals(discount.name())))
                .map(name -> name.in(language))
                .orElse(discount.name());
    }

    public ReceiptSetting withKind(Kind newKind) {
        return new ReceiptSetting(store, language, newKind, names, promotions, pointsBalance, nextVisit, text);
    }

    public ReceiptSetting withMember(@Nullable Long newPointsBalance, @Nullable NextVisit newNextVisit) {
        return new ReceiptSetting(store, language, kind, names, promotions, newPointsBalance, newNextVisit, text);
    }

    public ReceiptSetting withText(@Nullable ReceiptText newText) {
        return new ReceiptSetting(store, language, kind, names, promotions, pointsBalance, nextVisit, newText);
    }

    /**
     * An offer the member can take at the next visit.
     *
     * @param gtin on what
     * @param percentOff 1 to 90
     * @param reason why this member sees it
     * @param validUntil the last day
     * @param code what a till reads of it
     */
    public record NextVisit(Gtin gtin, int percentOff, LocalText reason, LocalDate validUntil, String code) {}
}

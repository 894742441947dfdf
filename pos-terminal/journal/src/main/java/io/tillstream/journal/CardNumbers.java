package io.tillstream.journal;

import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.PriceOverride;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TillTransaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds payment card numbers (PANs) in text: a network's prefix and length, and a correct Luhn digit, also with spaces or
 * dashes between groups of digits.
 *
 * <p>Typed fields (item numbers, receipt numbers, amounts) are not text and not searched: one EAN-13 in ten passes Luhn.
 * An id made by head office is refused only when the whole of it is a PAN, for random hexadecimal digits hold such
 * groups by chance.
 */
final class CardNumbers {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    /** Prefixes from and to (inclusive, of equal length) with shortest and longest number; ISO 7812 ranges in use. */
    private record Range(int from, int to, int shortest, int longest) {
        boolean holds(String digits) {
            if (digits.length() < shortest || digits.length() > longest) {
                return false;
            }
            int prefix =
                    Integer.parseInt(digits.substring(0, Integer.toString(from).length()));
            return prefix >= from && prefix <= to;
        }
    }

    private static final List<Range> NETWORKS = List.of(
            new Range(4, 4, 13, 13), // Visa, old
            new Range(4, 4, 16, 16),
            new Range(4, 4, 19, 19),
            new Range(51, 55, 16, 16), // Mastercard
            new Range(2221, 2720, 16, 16),
            new Range(34, 34, 15, 15), // American Express
            new Range(37, 37, 15, 15),
            new Range(300, 305, 14, 19), // Diners Club
            new Range(3095, 3095, 14, 19),
            new Range(36, 36, 14, 19),
            new Range(38, 39, 14, 19),
            new Range(6011, 6011, 16, 19), // Discover
            new Range(644, 649, 16, 19),
            new Range(65, 65, 16, 19),
            new Range(3528, 3589, 16, 19), // JCB
            new Range(62, 62, 16, 19), // UnionPay
            new Range(81, 81, 16, 19),
            new Range(2200, 2204, 16, 19), // Mir
            new Range(5018, 5018, 12, 19), // Maestro
            new Range(5020, 5020, 12, 19),
            new Range(5038, 5038, 12, 19),
            new Range(5893, 5893, 12, 19),
            new Range(6304, 6304, 12, 19),
            new Range(6759, 6759, 12, 19),
            new Range(6761, 6763, 12, 19));

    private CardNumbers() {}

    /**
     * Refuses a transaction with a card number in any of its texts.
     *
     * @throws CardNumberRefused naming the field
     */
    static void refuseIn(TillTransaction fact) {
        switch (fact) {
            case EpochOpened opened -> text("reason", opened.reason());
            case NoSale noSale -> {
                text("operator", noSale.operator());
                text("reason", noSale.reason());
            }
            case BasketCancelled cancelled -> {
                text("operator", cancelled.operator());
                offers(cancelled.offers());
            }
            case Sale sale -> {
                text("operator", sale.operator());
                text("externalReference", sale.externalReference());
                sale.assumed().forEach(field -> text("assumed", field));
                sale.lines().forEach(CardNumbers::line);
                offers(sale.offers());
                additions(sale);
            }
        }
    }

    private static void additions(Sale sale) {
        for (int i = 0; i < sale.tenders().size(); i++) {
            id("tenders[" + i + "].attempt", sale.tenders().get(i).attempt());
            id("tenders[" + i + "].account", sale.tenders().get(i).account());
        }
        for (int i = 0; i < sale.coupons().size(); i++) {
            id("coupons[" + i + "].coupon", sale.coupons().get(i).coupon());
            id("coupons[" + i + "].promotion", sale.coupons().get(i).promotion());
        }
        ReturnTerms terms = sale.returnTerms();
        if (terms != null) {
            approval("returnTerms.approval", terms.approval());
        }
    }

    private static void approval(String place, @Nullable Approval approval) {
        if (approval != null) {
            text(place + ".reason", approval.reason());
            text(place + ".approver", approval.approver());
        }
    }

    private static void line(SaleLine line) {
        String place = "lines[" + (line.line() - 1) + "]";
        text(place + ".taxGroup", line.taxGroup());
        for (int i = 0; i < line.discounts().size(); i++) {
            Discount discount = line.discounts().get(i);
            text(place + ".discounts[" + i + "].name", discount.name());
            id(place + ".discounts[" + i + "].promotion", discount.promotion());
            id(place + ".discounts[" + i + "].decisionId", discount.decisionId());
            approval(place + ".discounts[" + i + "].approval", discount.approval());
        }
        id(place + ".giftCard", line.giftCard());
        PriceOverride override = line.override();
        if (override != null) {
            approval(place + ".override.approval", override.approval());
        }
        AgeCheck check = line.ageCheck();
        if (check != null) {
            text(place + ".ageCheck.operator", check.operator());
        }
    }

    private static void offers(List<OfferOutcome> offers) {
        for (int i = 0; i < offers.size(); i++) {
            id("offers[" + i + "].decisionId", offers.get(i).decisionId());
            id("offers[" + i + "].campaign", offers.get(i).campaign());
        }
    }

    private static void text(String field, @Nullable String value) {
        if (value != null && isHeldBy(value)) {
            throw new CardNumberRefused(field);
        }
    }

    private static void id(String field, @Nullable String value) {
        if (value != null && value.codePoints().noneMatch(Character::isLetter) && isHeldBy(value)) {
            throw new CardNumberRefused(field);
        }
    }

    /** Whether some groups of digits, next to each other and parted by at most one space or dash, make a PAN. */
    static boolean isHeldBy(String text) {
        List<String> groups = new ArrayList<>();
        StringBuilder group = new StringBuilder();
        int parting = 0;
        for (int codePoint : text.codePoints().toArray()) {
            int digit = Character.digit(codePoint, 10);
            if (digit >= 0) {
                if (parting > 1) {
                    groups.clear();
                }
                parting = 0;
                group.append(digit);
                continue;
            }
            if (!group.isEmpty()) {
                groups.add(group.toString());
                group.setLength(0);
                if (endsInPan(groups)) {
                    return true;
                }
            }
            parting = isSeparator(codePoint) ? parting + 1 : 2;
        }
        if (!group.isEmpty()) {
            groups.add(group.toString());
        }
        return endsInPan(groups);
    }

    private static boolean isSeparator(int codePoint) {
        return Character.isSpaceChar(codePoint) || Character.getType(codePoint) == Character.DASH_PUNCTUATION;
    }

    private static boolean endsInPan(List<String> groups) {
        String digits = "";
        for (int i = groups.size() - 1; i >= 0 && digits.length() <= LONGEST; i--) {
            digits = groups.get(i) + digits;
            if (isPan(digits)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPan(String digits) {
        return digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && passesLuhn(digits)
                && NETWORKS.stream().anyMatch(network -> network.holds(digits));
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}

package io.tillstream.codes;

import io.tillstream.events.Gtin;
import io.tillstream.events.Source;
import io.tillstream.events.decision.OfferProof;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one scan turned out to be. */
public sealed interface Scan {
    /** The code's kind, as far as the scanner named it. */
    Symbology symbology();

    /**
     * An item.
     *
     * @param symbology how it was printed
     * @param gtin which
     * @param elements what else the code says, in its order; empty for plain item codes
     * @param weightGrams the weight the code carries, or absent
     * @param priceMinor the price of this piece the code carries, in minor units, or absent
     * @param expires the last day it may be sold, or absent
     */
    record ItemCode(
            Symbology symbology,
            Gtin gtin,
            List<Element> elements,
            @Nullable Long weightGrams,
            @Nullable Long priceMinor,
            @Nullable LocalDate expires)
            implements Scan {
        public ItemCode {
            elements = List.copyOf(elements);
        }

        static ItemCode plain(Symbology symbology, Gtin gtin) {
            return new ItemCode(symbology, gtin, List.of(), null, null, null);
        }

        static ItemCode weighed(Symbology symbology, Gtin gtin, long grams) {
            return new ItemCode(symbology, gtin, List.of(), grams, null, null);
        }

        static ItemCode priced(Symbology symbology, Gtin gtin, long minor) {
            return new ItemCode(symbology, gtin, List.of(), null, minor, null);
        }
    }

    /**
     * A member's card.
     *
     * @param symbology how it was printed
     * @param card which
     */
    record Member(Symbology symbology, MemberCard card) implements Scan {}

    /**
     * A receipt of ours, for a return or a reprint.
     *
     * @param symbology how it was printed
     * @param sale its number
     */
    record Receipt(Symbology symbology, Source sale) implements Scan {}

    /**
     * A gift card.
     *
     * @param symbology how it was printed
     * @param card which
     */
    record StoredValue(Symbology symbology, GiftCard card) implements Scan {}

    /**
     * The slip of a basket that was put aside.
     *
     * @param symbology how it was printed
     * @param suspended the record by which it was
     */
    record PutAside(Symbology symbology, Source suspended) implements Scan {}

    /**
     * An offer on an earlier receipt; nobody has looked at its signature yet.
     *
     * @param symbology how it was printed
     * @param proof what it says
     */
    record Offer(Symbology symbology, OfferProof proof) implements Scan {}

    /**
     * Something the shop has no use for.
     *
     * @param symbology how it was printed
     * @param text what it says
     */
    record Unknown(Symbology symbology, String text) implements Scan {}

    /**
     * Something that should be an item, a card, a slip or a receipt and is damaged, or that this version cannot read.
     *
     * @param symbology how it was printed
     * @param text what it says
     * @param reason why it cannot be used, one sentence for the cashier
     */
    record Invalid(Symbology symbology, String text, String reason) implements Scan {}

    /**
     * One element of a GS1 code.
     *
     * @param ai its application identifier, {@code 01}
     * @param value its value; dates in ISO 8601
     */
    record Element(String ai, String value) {}
}

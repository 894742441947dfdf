package io.tillstream.events.assortment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.purchase.Supplier;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item the chain sells. Topic {@code fact.product.v1}, key: the GTIN, compacted.
 *
 * @param gtin its number
 * @param name as on shelf and receipt
 * @param category one word, {@code dairy}
 * @param taxGroup the tax group it belongs to
 * @param unit sold by piece or by weight
 * @param packSize pieces (or grams) in one supplier's case, at least 1
 * @param externalCode its code in the system it was imported from
 * @param selling what holds for it beyond its price; absent where nothing does
 * @param tags words it is marked with, by which promotions find it; absent for none
 * @param floor the least a piece or kilogram may cost after promotions; absent without one
 * @param supplier who delivers it, a supplier's code; absent where nobody has said
 * @param expiry how long it keeps; absent where nobody has said
 */
public record Product(
        Gtin gtin,
        LocalText name,
        String category,
        String taxGroup,
        Quantity.Unit unit,
        int packSize,
        @Nullable String externalCode,
        @Nullable SellingRules selling,
        @Nullable List<String> tags,
        @Nullable Money floor,
        @Nullable String supplier,
        @Nullable ExpiryRules expiry) {
    public Product {
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(taxGroup, "taxGroup");
        Objects.requireNonNull(unit, "unit");
        if (packSize < 1) {
            throw new IllegalArgumentException("Item " + gtin + " has a pack of " + packSize + "; at least 1.");
        }
        if (tags != null) {
            tags = List.copyOf(tags);
        }
        if (floor != null && floor.isNegative()) {
            throw new IllegalArgumentException("Item " + gtin + " has a floor of " + floor + "; 0 or more.");
        }
        if (supplier != null) {
            Supplier.requireCode(supplier);
        }
    }

    /** An item of which nobody has said how long it keeps. */
    public Product(
            Gtin gtin,
            LocalText name,
            String category,
            String taxGroup,
            Quantity.Unit unit,
            int packSize,
            @Nullable String externalCode,
            @Nullable SellingRules selling,
            @Nullable List<String> tags,
            @Nullable Money floor,
            @Nullable String supplier) {
        this(gtin, name, category, taxGroup, unit, packSize, externalCode, selling, tags, floor, supplier, null);
    }

    /** An item of which nobody has said who delivers it. */
    public Product(
            Gtin gtin,
            LocalText name,
            String category,
            String taxGroup,
            Quantity.Unit unit,
            int packSize,
            @Nullable String externalCode,
            @Nullable SellingRules selling,
            @Nullable List<String> tags,
            @Nullable Money floor) {
        this(gtin, name, category, taxGroup, unit, packSize, externalCode, selling, tags, floor, null);
    }

    /** An item without tags that promotions may reduce to nothing. */
    public Product(
            Gtin gtin,
            LocalText name,
            String category,
            String taxGroup,
            Quantity.Unit unit,
            int packSize,
            @Nullable String externalCode,
            @Nullable SellingRules selling) {
        this(gtin, name, category, taxGroup, unit, packSize, externalCode, selling, null, null);
    }

    /** An item anyone may buy at its price. */
    public Product(
            Gtin gtin,
            LocalText name,
            String category,
            String taxGroup,
            Quantity.Unit unit,
            int packSize,
            @Nullable String externalCode) {
        this(gtin, name, category, taxGroup, unit, packSize, externalCode, null);
    }

    /** The same item, delivered by a supplier. */
    public Product from(String newSupplier) {
        return new Product(
                gtin,
                name,
                category,
                taxGroup,
                unit,
                packSize,
                externalCode,
                selling,
                tags,
                floor,
                newSupplier,
                expiry);
    }

    /** The same item, keeping for so long. */
    public Product keeping(ExpiryRules newExpiry) {
        return new Product(
                gtin,
                name,
                category,
                taxGroup,
                unit,
                packSize,
                externalCode,
                selling,
                tags,
                floor,
                supplier,
                newExpiry);
    }

    /** The words it is marked with; not part of the JSON form. */
    @JsonIgnore
    public Set<String> marks() {
        return tags == null ? Set.of() : Set.copyOf(tags);
    }

    /** What holds for it beyond its price; not part of the JSON form. */
    @JsonIgnore
    public SellingRules sellingRules() {
        return selling == null ? SellingRules.NONE : selling;
    }
}

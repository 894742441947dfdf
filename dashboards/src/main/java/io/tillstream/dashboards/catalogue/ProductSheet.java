package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Suppliers;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.ExpiryRules;
import io.tillstream.events.assortment.ExpiryRules.MarkDown;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.assortment.Store;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Products as rows: what an item is called, how it is packed, taxed and delivered, and what holds for it at the till. */
@Component
@Order(1)
final class ProductSheet implements FactSheet<Product> {
    private static final List<String> COLUMNS = List.of(
            "gtin",
            "name_en",
            "name_zh_tw",
            "name_zh_cn",
            "category",
            "tax_group",
            "unit",
            "pack_size",
            "external_code",
            "supplier",
            "tags",
            "floor",
            "minimum_age",
            "most_per_sale",
            "deposit",
            "discountable",
            "gift_card",
            "shelf_life_days",
            "least_days_at_receipt",
            "mark_down_days",
            "mark_down_percent");
    private static final List<Quantity.Unit> UNITS = List.of(Quantity.Unit.EACH, Quantity.Unit.GRAM);
    private static final int LONGEST_WORD = 40;
    private static final int MOST_PACKED = 1_000_000;
    private static final int OLDEST = 99;
    private static final int MOST_OFF = 99;
    private static final int EARLIEST_MARK_DOWN = 365;
    private static final int MOST_TAGS = 20;

    private final Assortment assortment;
    private final Suppliers suppliers;

    ProductSheet(Assortment assortment, Suppliers suppliers) {
        this.assortment = assortment;
        this.suppliers = suppliers;
    }

    @Override
    public String path() {
        return "products";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> keyColumns() {
        return List.of("gtin");
    }

    @Override
    public Set<String> numbers() {
        return Set.of(
                "pack_size",
                "floor",
                "minimum_age",
                "most_per_sale",
                "shelf_life_days",
                "least_days_at_receipt",
                "mark_down_days",
                "mark_down_percent");
    }

    @Override
    public Topic<Product> topic() {
        return Topics.PRODUCT;
    }

    @Override
    public String key(Product product) {
        return product.gtin().value();
    }

    @Override
    public LocalText title(Product product) {
        return product.name();
    }

    @Override
    public List<String> write(Product product) {
        SellingRules rules = product.sellingRules();
        Money floor = product.floor();
        ExpiryRules expiry = product.expiry();
        MarkDown markDown = expiry == null ? null : expiry.markDown();
        return List.of(
                product.gtin().value(),
                product.name().en(),
                product.name().zhTw(),
                product.name().zhCn(),
                product.category(),
                product.taxGroup(),
                product.unit().name(),
                Integer.toString(product.packSize()),
                said(product.externalCode()),
                said(product.supplier()),
                product.tags() == null ? "" : String.join("|", product.tags()),
                floor == null ? "" : floor.number(),
                said(rules.minimumAge()),
                said(rules.mostPerSale()),
                said(rules.deposit()),
                rules.discountable() ? "yes" : "no",
                rules.giftCard() ? "yes" : "no",
                expiry == null ? "" : said(expiry.shelfLife()),
                expiry == null ? "" : said(expiry.leastAtReceipt()),
                markDown == null || markDown.percent() == 0 ? "" : said(markDown.days()),
                markDown == null ? "" : said(markDown.percent()));
    }

    private static String said(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public Optional<Product> read(RowCells row) {
        Gtin gtin = row.gtin("gtin");
        if (gtin == null) {
            row.needed("gtin", Integer.MAX_VALUE);
        }
        Optional<Product> before = gtin == null ? Optional.empty() : assortment.product(gtin);
        before.ifPresent(product -> row.knownAs(byColumn(product)));
        LocalText name = row.name();
        String category = row.needed("category", LONGEST_WORD);
        String taxGroup = row.needed("tax_group", LONGEST_WORD);
        Quantity.Unit unit = row.oneOf("unit", UNITS);
        Long packSize = row.whole("pack_size", 1, MOST_PACKED);
        String code = row.text("external_code", LONGEST_WORD);
        String supplier = row.text("supplier", LONGEST_WORD);
        List<String> tags = tags(row);
        Money floor = row.amount("floor", currency(before));
        SellingRules rules = rules(row);
        Optional<ExpiryRules> expiry = expiry(row);
        checkTaxGroup(row, taxGroup);
        if (supplier != null
                && row.changes("supplier")
                && suppliers.supplier(supplier).isEmpty()) {
            row.note("supplier", Rule.UNKNOWN_SUPPLIER, "");
        }
        return row.make(() -> keepingForm(
                before,
                new Product(
                        Objects.requireNonNull(gtin),
                        name,
                        category,
                        taxGroup,
                        unit,
                        packSize == null ? 1 : packSize.intValue(),
                        code,
                        rules.equals(SellingRules.NONE) ? null : rules,
                        tags.isEmpty() ? null : tags,
                        floor,
                        supplier,
                        expiry.orElse(null))));
    }

    /** What says the same in two ways stays as it was said: rules that are none, and no tags. */
    private static Product keepingForm(Optional<Product> before, Product said) {
        return before.map(known -> new Product(
                        said.gtin(),
                        said.name(),
                        said.category(),
                        said.taxGroup(),
                        said.unit(),
                        said.packSize(),
                        said.externalCode(),
                        said.sellingRules().equals(known.sellingRules()) ? known.selling() : said.selling(),
                        said.marks().equals(known.marks()) ? known.tags() : said.tags(),
                        said.floor(),
                        said.supplier(),
                        said.expiry()))
                .orElse(said);
    }

    private @Nullable CurrencyUnit currency(Optional<Product> before) {
        return before.map(Product::floor)
                .map(Money::currency)
                .or(assortment::currency)
                .orElse(null);
    }

    private static List<String> tags(RowCells row) {
        String text = row.text("tags", LONGEST_WORD * MOST_TAGS);
        return text == null
                ? List.of()
                : Arrays.stream(text.split("\\|", -1))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList();
    }

    private static SellingRules rules(RowCells row) {
        Long age = row.whole("minimum_age", 1, OLDEST);
        Long most = row.whole("most_per_sale", 1, MOST_PACKED);
        Gtin deposit = row.gtin("deposit");
        boolean giftCard = row.yes("gift_card", false);
        boolean discountable = row.yes("discountable", !giftCard);
        return row.make(() ->
                        new SellingRules(age == null ? null : age.intValue(), most, deposit, discountable, giftCard))
                .orElse(SellingRules.NONE);
    }

    /** How long it keeps. No percent with some days is a mistake; 0 percent says that nothing is ever taken off. */
    private static Optional<ExpiryRules> expiry(RowCells row) {
        Long shelfLife = row.whole("shelf_life_days", 1, ExpiryRules.LONGEST);
        Long least = row.whole("least_days_at_receipt", 1, ExpiryRules.LONGEST);
        Long days = row.whole("mark_down_days", 0, EARLIEST_MARK_DOWN);
        Long percent = row.whole("mark_down_percent", 0, MOST_OFF);
        if (days != null && percent == null) {
            row.needed("mark_down_percent", LONGEST_WORD);
        }
        if (percent != null && percent > 0 && days == null) {
            row.needed("mark_down_days", LONGEST_WORD);
        }
        if (shelfLife == null && least == null && percent == null) {
            return Optional.empty();
        }
        return row.make(() -> new ExpiryRules(
                shelfLife == null ? null : shelfLife.intValue(),
                least == null ? null : least.intValue(),
                percent == null
                        ? null
                        : percent == 0 || days == null
                                ? MarkDown.NEVER
                                : new MarkDown(days.intValue(), percent.intValue())));
    }

    /** A group that no store has a rate for would be sold without tax. */
    private void checkTaxGroup(RowCells row, String group) {
        List<String> known = assortment.stores().stream()
                .flatMap(store -> store.taxRates().stream())
                .map(Store.TaxRate::group)
                .distinct()
                .sorted()
                .toList();
        if (!group.isEmpty() && !known.isEmpty() && !known.contains(group) && row.changes("tax_group")) {
            row.note("tax_group", Rule.TAX_GROUP, known.stream().collect(Collectors.joining(", ")));
        }
    }

    @Override
    public Optional<Product> known(String key) {
        return assortment.product(Gtin.of(key));
    }

    @Override
    public Stream<Product> after(@Nullable String key) {
        return assortment.productsAfter(key == null ? null : Gtin.of(key));
    }

    @Override
    public boolean matches(Product product, String wanted) {
        return Assortment.matches(product, wanted)
                || wanted.equals(product.supplier())
                || wanted.equals(product.category());
    }
}

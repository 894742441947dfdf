package io.tillstream.dashboards.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Suppliers;
import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.ExpiryRules;
import io.tillstream.events.assortment.ExpiryRules.MarkDown;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.purchase.OrderCutOff;
import io.tillstream.events.purchase.OrderTerms;
import io.tillstream.events.purchase.Supplier;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How long goods keep, and what suppliers demand, written as rows and read again. */
final class RulesInSheetsTest {
    private final ProductSheet products = new ProductSheet(new Assortment(), new Suppliers());
    private final SupplierSheet suppliers = new SupplierSheet(new Suppliers(), new Assortment());

    static Stream<Product> keeping() {
        return Stream.of(
                TestShop.milk(),
                TestShop.milk().keeping(new ExpiryRules(12, 8, new MarkDown(2, 30))),
                TestShop.milk().keeping(new ExpiryRules(null, null, new MarkDown(0, 50))),
                TestShop.milk().keeping(new ExpiryRules(400, null, MarkDown.NEVER)));
    }

    @ParameterizedTest
    @MethodSource("keeping")
    void readsTheRulesOfAProductAsTheyWereWritten(Product product) {
        RowCells row = new RowCells(2, products.byColumn(product), false);

        assertThat(products.read(row)).contains(product);
        assertThat(row.wrong()).isEmpty();
    }

    static Stream<OrderTerms> demanding() {
        return Stream.of(
                new OrderTerms(TestShop.pounds("50.00"), TestShop.pounds("7.50"), TestShop.pounds("120.00")),
                new OrderTerms(null, TestShop.pounds("7.50"), null),
                new OrderTerms(TestShop.pounds("50.00"), null, null));
    }

    @ParameterizedTest
    @MethodSource("demanding")
    void readsTheTermsOfASupplierAsTheyWereWritten(OrderTerms terms) {
        Supplier dairy = new Supplier(
                "dairy-9",
                LocalText.same("Valley Dairy"),
                null,
                List.of(),
                new OrderCutOff(1, LocalTime.of(14, 0)),
                null,
                terms);
        RowCells row = new RowCells(2, suppliers.byColumn(dairy), false);

        assertThat(suppliers.read(row)).contains(dairy);
    }

    @ParameterizedTest
    @CsvSource({
        "mark_down_days, 2, mark_down_percent, REQUIRED",
        "mark_down_percent, 20, mark_down_days, REQUIRED",
        "mark_down_percent, 100, mark_down_percent, WHOLE_NUMBER",
        "shelf_life_days, 0, shelf_life_days, WHOLE_NUMBER",
        "least_days_at_receipt, soon, least_days_at_receipt, WHOLE_NUMBER"
    })
    void saysWhatIsWrongWithARule(String column, String value, String told, Rule rule) {
        Map<String, String> cells = new HashMap<>(products.byColumn(TestShop.milk()));
        cells.put(column, value);
        RowCells row = new RowCells(2, cells, false);

        assertThat(products.read(row)).isEmpty();
        assertThat(row.wrong()).extracting(Wrong::column).containsExactly(told);
        assertThat(row.wrong()).extracting(Wrong::rule).containsExactly(rule);
    }

    @Test
    void refusesToDemandMoreDaysThanAnItemKeeps() {
        Map<String, String> cells = new HashMap<>(products.byColumn(TestShop.milk()));
        cells.put("shelf_life_days", "5");
        cells.put("least_days_at_receipt", "6");
        RowCells row = new RowCells(2, cells, false);

        assertThat(products.read(row)).isEmpty();
        assertThat(row.wrong()).extracting(Wrong::rule).containsExactly(Rule.TOGETHER);
    }

    @Test
    void asksForTheCurrencyOfTermsWhereTheChainHasNone() {
        Map<String, String> cells = new HashMap<>(Map.of(
                "supplier", "dairy-9",
                "name_en", "Dairy",
                "name_zh_tw", "乳品",
                "name_zh_cn", "乳业",
                "cut_off_days_before", "1",
                "cut_off_until", "14:00"));
        assertThat(suppliers.read(new RowCells(2, cells, false))).isPresent();

        cells.put("minimum_order", "50");
        RowCells row = new RowCells(2, cells, false);

        assertThat(suppliers.read(row)).isEmpty();
        assertThat(row.wrong()).extracting(Wrong::column).containsExactly("currency");
    }
}

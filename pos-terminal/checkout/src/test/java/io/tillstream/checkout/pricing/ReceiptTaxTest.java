package io.tillstream.checkout.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import io.tillstream.checkout.pricing.ReceiptTax.TaxedLine;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.TaxTotal;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Vectors of contracts.md, "Money", and pos-devices.md, section 9. */
class ReceiptTaxTest {
    private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

    private static Store store(boolean included, int basisPoints) {
        return new Store(
                StoreId.of("s1"),
                LocalText.same("Shop"),
                ZoneOffset.UTC,
                EUR,
                included,
                List.of(new Store.TaxRate("standard", basisPoints), new Store.TaxRate("zero", 0)),
                1,
                1,
                List.of());
    }

    private static Money eur(String amount) {
        return Money.parse(amount + " EUR");
    }

    private static List<TaxedLine> lines(String... nets) {
        return List.of(nets).stream()
                .map(net -> new TaxedLine("standard", eur(net)))
                .toList();
    }

    @Test
    void computesIncludedTaxOncePerGroup() {
        ReceiptTax tax = ReceiptTax.of(lines("1.05", "1.05", "1.05"), store(true, 1900));

        assertThat(tax.totals()).containsExactly(new TaxTotal("standard", 1900, true, eur("2.65"), eur("0.50")));
        assertThat(tax.perLine()).containsExactly(eur("0.17"), eur("0.17"), eur("0.16"));
    }

    @Test
    void computesAddedTaxOncePerGroup() {
        ReceiptTax tax = ReceiptTax.of(lines("0.33", "0.33", "0.33"), store(false, 825));

        assertThat(tax.totals()).containsExactly(new TaxTotal("standard", 825, false, eur("0.99"), eur("0.08")));
        assertThat(tax.perLine()).containsExactly(eur("0.03"), eur("0.03"), eur("0.02"));
    }

    @Test
    void givesBackTheSameTaxAsItTook() {
        ReceiptTax sold = ReceiptTax.of(lines("1.05", "1.05", "1.05"), store(true, 1900));
        ReceiptTax returned = ReceiptTax.of(lines("-1.05", "-1.05", "-1.05"), store(true, 1900));

        assertThat(returned.perLine())
                .isEqualTo(sold.perLine().stream().map(Money::negated).toList());
    }

    @Test
    void taxesAnExchangeByItsDifference() {
        ReceiptTax tax = ReceiptTax.of(lines("12.00", "-6.00"), store(true, 2000));

        assertThat(tax.totals()).containsExactly(new TaxTotal("standard", 2000, true, eur("5.00"), eur("1.00")));
        assertThat(tax.perLine()).containsExactly(eur("2.00"), eur("-1.00"));
    }

    @Test
    void keepsRateGroupsApart() {
        ReceiptTax tax = ReceiptTax.of(
                List.of(new TaxedLine("zero", eur("2.40")), new TaxedLine("standard", eur("12.00"))),
                store(true, 2000));

        assertThat(tax.totals())
                .containsExactly(
                        new TaxTotal("standard", 2000, true, eur("10.00"), eur("2.00")),
                        new TaxTotal("zero", 0, true, eur("2.40"), eur("0.00")));
        assertThat(tax.perLine()).containsExactly(eur("0.00"), eur("2.00"));
    }

    @Test
    void namesAGroupWithoutRate() {
        assertThatThrownBy(() -> ReceiptTax.of(List.of(new TaxedLine("luxury", eur("1.00"))), store(true, 2000)))
                .hasMessage("Store s1 has no rate for tax group luxury; add one to the store.");
    }

    @Test
    void spreadsEveryGroupsTaxOverItsLinesToTheCent() {
        qt().forAll(
                        lists().of(longs().between(-5_000, 100_000)).ofSizeBetween(1, 30),
                        integers().between(0, 3_000),
                        booleans().all())
                .checkAssert((nets, rate, included) -> {
                    List<TaxedLine> lines = nets.stream()
                            .map(net -> new TaxedLine(net % 3 == 0 ? "zero" : "standard", Money.ofMinor(net, EUR)))
                            .toList();

                    ReceiptTax tax = ReceiptTax.of(lines, store(included, rate));

                    for (TaxTotal total : tax.totals()) {
                        long spread = 0;
                        long sum = 0;
                        for (int i = 0; i < lines.size(); i++) {
                            if (lines.get(i).taxGroup().equals(total.group())) {
                                spread += tax.perLine().get(i).minor();
                                sum += lines.get(i).net().minor();
                            }
                        }
                        assertThat(spread).isEqualTo(total.tax().minor());
                        assertThat(total.base().minor()
                                        + (included ? total.tax().minor() : 0))
                                .isEqualTo(sum);
                    }
                });
    }
}

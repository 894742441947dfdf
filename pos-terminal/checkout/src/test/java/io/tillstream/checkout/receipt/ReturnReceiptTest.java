package io.tillstream.checkout.receipt;

import static io.tillstream.checkout.basket.Grocer.COFFEE;
import static io.tillstream.checkout.basket.Grocer.MEMBER;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.Grocer;
import io.tillstream.checkout.returns.RefundPreview;
import io.tillstream.checkout.returns.ReturnHistory;
import io.tillstream.checkout.returns.ReturnOutcome;
import io.tillstream.checkout.returns.ReturnRequest.Chosen;
import io.tillstream.checkout.returns.ReturnRequest.WithReceipt;
import io.tillstream.checkout.tender.CashPayment;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnReceiptTest {
    private static final Store SHOP = Grocer.store(5);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 23);

    private static Source number(long sequence) {
        return new Source(TillId.parse("s1-t1"), 1, sequence);
    }

    /** One of two coffees, paid 16.90 in cash. */
    private static Sale oneCoffeeBack() {
        Basket basket = Basket.open(SHOP).forMember(MEMBER).add(COFFEE, Quantity.each(2));
        Sale sale = switch (CashPayment.of(basket.priced().orElseThrow(), gbp("20.00"))) {
            case CashPayment.Paid paid ->
                paid.basket().sale(number(42), Instant.EPOCH, DAY, "c01", Language.EN, List.of());
            case CashPayment.TooLittle little -> throw new AssertionError("Unexpected " + little);
        };
        WithReceipt request = new WithReceipt(SHOP, ReturnHistory.ofFirst(sale), new Chosen(1, Quantity.each(1)));
        return switch (ReturnOutcome.of(request)) {
            case ReturnOutcome.Offered(RefundPreview preview) -> preview.sale(number(43), Instant.EPOCH, DAY, "c01");
            case ReturnOutcome.Refused refused -> throw new AssertionError("Unexpected " + refused);
        };
    }

    private static List<String> printed(Language language) {
        LocalText coffee = new LocalText("Coffee", "咖啡", "咖啡");
        return new PaperLayout(32)
                .lay(SaleReceipt.of(oneCoffeeBack(), ReceiptSetting.plain(SHOP, language, gtin -> coffee))).stream()
                        .filter(PaperLine.Printed.class::isInstance)
                        .map(line -> ((PaperLine.Printed) line).text().strip())
                        .toList();
    }

    @Test
    void saysWhatCameBackFromWhichReceiptAndWhatWasGivenForIt() {
        List<String> lines = printed(Language.EN);

        assertThat(lines).contains("RETURN", "from s1-t1/1/42, line 1");
        assertThat(lines).anyMatch(line -> line.matches("-1 × £8\\.45 +-£8\\.45"));
        assertThat(lines).anyMatch(line -> line.matches("Refunded: Cash +£8\\.45"));
        assertThat(lines).anyMatch(line -> line.matches("Points taken back +-16"));
    }

    @ParameterizedTest
    @CsvSource({"ZH_TW,退貨,退款：現金", "ZH_CN,退货,退款：现金"})
    void speaksTheLanguageOfTheReceipt(Language language, String title, String refunded) {
        assertThat(printed(language)).contains(title).anyMatch(line -> line.startsWith(refunded));
    }
}

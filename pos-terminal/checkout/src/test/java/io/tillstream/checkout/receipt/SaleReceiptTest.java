package io.tillstream.checkout.receipt;

import static io.tillstream.checkout.basket.Grocer.APPLES;
import static io.tillstream.checkout.basket.Grocer.COFFEE;
import static io.tillstream.checkout.basket.Grocer.MEMBER;
import static io.tillstream.checkout.basket.Grocer.MILK;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.Grocer;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.receipt.ReceiptSetting.Kind;
import io.tillstream.checkout.receipt.ReceiptSetting.NextVisit;
import io.tillstream.checkout.tender.CashPayment;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.till.ReceiptText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SaleReceiptTest {
    private static LocalText nameOf(Gtin gtin) {
        if (gtin.equals(MILK.gtin())) {
            return new LocalText("Milk", "鮮乳", "鲜奶");
        }
        return gtin.equals(COFFEE.gtin()) ? new LocalText("Coffee", "咖啡", "咖啡") : new LocalText("Apples", "蘋果", "苹果");
    }

    private static PricedBasket basket(int cashStep) {
        return Basket.open(Grocer.store(cashStep))
                .forMember(MEMBER)
                .add(MILK, Quantity.each(2))
                .add(COFFEE)
                .add(APPLES, Quantity.grams(743))
                .accept(Grocer.offerOn(COFFEE, 20))
                .priced()
                .orElseThrow();
    }

    private static Sale sale(PaidBasket paid, Language language) {
        return paid.sale(
                new Source(TillId.parse("s1-t1"), 1, 42),
                Instant.parse("2026-06-23T16:05:00Z"),
                LocalDate.of(2026, 6, 23),
                "c01",
                language,
                List.of());
    }

    private static Sale paidInCash(int cashStep, Language language) {
        return switch (CashPayment.of(basket(cashStep), gbp("20.00"))) {
            case CashPayment.Paid(PaidBasket paid) -> sale(paid, language);
            case CashPayment.TooLittle tooLittle -> throw new AssertionError("Unexpected " + tooLittle);
        };
    }

    private static List<String> printed(Sale sale, ReceiptSetting setting) {
        return new PaperLayout(32)
                .lay(SaleReceipt.of(sale, setting)).stream()
                        .filter(PaperLine.Printed.class::isInstance)
                        .map(line -> ((PaperLine.Printed) line).text().stripTrailing())
                        .filter(line -> !line.isBlank())
                        .toList();
    }

    private static ReceiptSetting setting(Language language) {
        return ReceiptSetting.plain(Grocer.store(1), language, SaleReceiptTest::nameOf);
    }

    @Test
    void namesAPromotionInTheLanguageOfTheReceiptWhateverTheSaleWasIn() {
        LocalText picked = new LocalText("Picked for you", "為您精選", "为您精选");
        ReceiptSetting later = setting(Language.ZH_TW).withPromotions(id -> Optional.of(picked));

        assertThat(printed(paidInCash(1, Language.EN), later))
                .anyMatch(line -> line.contains("為您精選"))
                .noneMatch(line -> line.contains("Picked for you"));
    }

    @Test
    void keepsTheNameOfThenWhereThePromotionIsGoneOrCalledOtherwiseNow() {
        ReceiptSetting gone = setting(Language.ZH_TW);
        ReceiptSetting renamed =
                setting(Language.ZH_TW).withPromotions(id -> Optional.of(LocalText.same("Ten percent week")));

        assertThat(printed(paidInCash(1, Language.EN), gone)).anyMatch(line -> line.contains("Picked for you"));
        assertThat(printed(paidInCash(1, Language.EN), renamed)).anyMatch(line -> line.contains("Picked for you"));
    }

    /** On the narrowest paper; what is too wide goes on in the next line, and nothing of it is lost. */
    @Test
    void saysWhatTheStoreSaysAtItsHeadAndFoot() {
        LocalText head = new LocalText(
                "12 Harbour Street, at the fish market, Old Town\n\nwww.a-very-long-name-of-a-shop.example/receipts",
                "舊海港街 12 號魚市場旁\n統一編號 12345678\n營業時間：每日上午七時至晚上十一時，除夕提早打烊",
                "旧海港街12号鱼市场旁\n税号 91310000MA1K00000X");
        LocalText foot = LocalText.same("Prices are set by an algorithm using your personal data.");
        ReceiptText text = new ReceiptText(1, Instant.EPOCH, head, foot);

        for (Language language : Language.values()) {
            List<String> printed =
                    printed(paidInCash(1, language), setting(language).withText(text));
            assertThat(printed).allMatch(line -> ColumnWidth.of(line) <= 32);
            String whole = String.join("", printed).replace(" ", "");
            assertThat(whole)
                    .contains(
                            head.in(language).replaceAll("\\s", ""),
                            foot.in(language).replace(" ", ""))
                    .doesNotContain(ReceiptWords.THANKS.in(language).replace(" ", ""));
            assertThat(printed.indexOf(printed.stream()
                            .filter(line -> line.contains("personal data"))
                            .findFirst()
                            .orElseThrow()))
                    .isEqualTo(printed.size() - 1);
        }
        assertThat(printed(paidInCash(1, Language.EN), setting(Language.EN))
                        .getLast()
                        .strip())
                .isEqualTo(ReceiptWords.THANKS.in(Language.EN));
    }

    @Test
    void showsEveryLineDiscountTaxAndTender() {
        ReceiptSetting member = setting(Language.EN)
                .withMember(
                        318L,
                        new NextVisit(
                                MILK.gtin(),
                                15,
                                LocalText.same("You buy it weekly"),
                                LocalDate.of(2026, 7, 7),
                                "TSO:weekly"));

        assertThat(printed(paidInCash(1, Language.EN), member))
                .containsExactly(
                        "     Grocer",
                        "Receipt               s1-t1/1/42",
                        "2026-06-23 17:05     Cashier c01",
                        "─".repeat(32),
                        "Milk",
                        "  2 × £1.20                £2.40",
                        "Coffee                     £8.45",
                        "  Picked for you          -£1.69",
                        "Apples",
                        "  0.743 kg × £2.49/kg      £1.85",
                        "─".repeat(32),
                        "Items                          4",
                        "TOTAL     £11.01",
                        "You saved                  £1.69",
                        "incl. 20 % tax on £5.63    £1.13",
                        "incl. 0 % tax on £4.25     £0.00",
                        "─".repeat(32),
                        "Cash                      £20.00",
                        "Change                     £8.99",
                        "─".repeat(32),
                        "Points earned                +18",
                        "Points balance               318",
                        "─".repeat(32),
                        "      For your next visit",
                        "         15 % off Milk",
                        "       You buy it weekly",
                        "     Valid until 2026-07-07",
                        " Scan it with your member card",
                        "─".repeat(32),
                        "           s1-t1/1/42",
                        "    Thank you, see you soon!");
    }

    @Test
    void showsCashRoundingAsALineOfItsOwn() {
        assertThat(printed(paidInCash(5, Language.EN), setting(Language.EN)))
                .contains("Subtotal                  £11.01", "Cash rounding             -£0.01", "TOTAL     £11.00");
    }

    @Test
    void speaksChineseAsItIsSpokenInEachPlace() {
        NextVisit next = new NextVisit(MILK.gtin(), 20, LocalText.same("常買"), LocalDate.of(2026, 7, 7), "TSO:often");

        assertThat(printed(
                        paidInCash(1, Language.ZH_TW), setting(Language.ZH_TW).withMember(null, next)))
                .anyMatch(line -> line.startsWith("總計"))
                .anyMatch(line -> line.startsWith("現金"))
                .anyMatch(line -> line.startsWith("本次獲得點數"))
                .anyMatch(line -> line.strip().equals("鮮乳 8 折"));
        assertThat(printed(
                        paidInCash(1, Language.ZH_CN), setting(Language.ZH_CN).withMember(null, next)))
                .anyMatch(line -> line.startsWith("合计"))
                .anyMatch(line -> line.startsWith("现金"))
                .anyMatch(line -> line.startsWith("本次获得积分"))
                .anyMatch(line -> line.strip().equals("鲜奶 8 折"));
    }

    @Test
    void opensTheDrawerForCashOnly() {
        Sale byCard = sale(PaidBasket.exactly(basket(1), TenderType.CARD), Language.EN);

        assertThat(SaleReceipt.of(paidInCash(1, Language.EN), setting(Language.EN))
                        .parts())
                .startsWith(new ReceiptDocument.OpenDrawer());
        assertThat(SaleReceipt.of(byCard, setting(Language.EN)).parts())
                .doesNotContain(new ReceiptDocument.OpenDrawer());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void marksCopiesAndPracticeTwiceAsLargeAsTheTotal(Language language) {
        ReceiptDocument original = SaleReceipt.of(paidInCash(1, language), setting(language));
        ReceiptDocument copy =
                SaleReceipt.of(paidInCash(1, language), setting(language).withKind(Kind.COPY));
        for (ReceiptDocument document : List.of(copy, original.asPractice())) {
            assertThat(document.parts())
                    .filteredOn(part -> part instanceof ReceiptDocument.Text text && text.emphasis() == Emphasis.HUGE)
                    .hasSize(2);
            assertThat(document.parts())
                    .filteredOn(part -> part instanceof ReceiptDocument.Pair pair && pair.emphasis() == Emphasis.LARGE)
                    .hasSize(1);
            assertThat(document.parts()).doesNotContain(new ReceiptDocument.OpenDrawer());
            assertThat(Emphasis.HUGE.scale()).isGreaterThanOrEqualTo(2 * Emphasis.LARGE.scale());
        }
    }

    @Test
    void saysOfPracticeThatNothingWasSold() {
        ReceiptDocument practised =
                SaleReceipt.of(paidInCash(1, Language.EN), setting(Language.EN)).asPractice();

        assertThat(practised.parts())
                .filteredOn(part -> part instanceof ReceiptDocument.Text text
                        && text.text().equals("Practice only, nothing was sold."))
                .hasSize(2);
        assertThat(practised.parts()).noneMatch(ReceiptDocument.QrCode.class::isInstance);
    }

    @Test
    void standsApartFromHeadingTotalAndThanks() {
        List<ReceiptDocument.Part> parts =
                SaleReceipt.of(paidInCash(1, Language.EN), setting(Language.EN)).parts();

        assertThat(parts).filteredOn(ReceiptDocument.Space.class::isInstance).hasSize(3);
        assertThat(parts)
                .containsSubsequence(
                        new ReceiptDocument.Space(),
                        new ReceiptDocument.Pair("TOTAL", "£11.01", Emphasis.LARGE),
                        new ReceiptDocument.Space());
    }

    @Test
    void showsTaxThatPricesDoNotHoldAboveTheTotal() {
        Store dry = new Store(
                Grocer.store(1).store(),
                LocalText.same("Dry goods"),
                Grocer.store(1).zone(),
                Grocer.GBP,
                false,
                List.of(new Store.TaxRate("standard", 875), new Store.TaxRate("zero", 0)),
                1,
                2,
                List.of());
        PricedBasket basket = Basket.open(dry).add(COFFEE).priced().orElseThrow();

        // 8.75 % of 8.45 is 0.739375.
        assertThat(printed(sale(PaidBasket.exactly(basket, TenderType.CARD), Language.EN), setting(Language.EN)))
                .containsSubsequence(
                        "Subtotal                   £8.45", "plus 8.75 % tax on £8.45   £0.74", "TOTAL      £9.19");
    }

    @Test
    void putsTheReceiptNumberIntoItsQrCode() {
        assertThat(SaleReceipt.qrText(paidInCash(1, Language.EN))).isEqualTo("TSR:s1-t1/1/42;2026-06-23;11.01 GBP");
    }

    @Test
    void fillsEveryWordInEveryLanguage() {
        for (ReceiptWords word : ReceiptWords.values()) {
            for (Language language : Language.values()) {
                assertThat(word.in(language, "A", "B", "C"))
                        .as("%s in %s", word, language)
                        .isNotBlank()
                        .doesNotContain("{");
            }
        }
    }
}

package io.tillstream.receipt;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.receipt.ReceiptSetting;
import io.tillstream.checkout.receipt.ReceiptSetting.NextVisit;
import io.tillstream.checkout.receipt.SaleReceipt;
import io.tillstream.checkout.tender.CashPayment;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.till.ReceiptText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A shop of four items, and a member who takes 20 % off her coffee. */
final class CornerShop {
    static final MemberId MEMBER = MemberId.of("mabcdefghijklmnop");

    /** As long as a real one: the offer, a hash and a signature. */
    static final String OFFER_CODE = "TSO:o5f0c1d2e3b4a5968;mabcdefghijklmnop;04006381333931;15;personal-picks;"
            + "1796688000000;" + "A".repeat(43) + ";" + "B".repeat(86) + "==";

    private static final ReceiptText TEXT = new ReceiptText(
            1,
            Instant.EPOCH,
            new LocalText(
                    "12 Harbour Street, at the fish market\nVAT GB 123 4567 89\nMon to Sat 7:00-22:00, Sun 9:00-18:00",
                    "舊海港街 12 號，魚市場旁\n統一編號 12345678\n營業時間：每日上午七時至晚上十一時，除夕提早打烊",
                    "旧海港街12号，鱼市场旁\n税号 91310000MA1K00000X\n营业时间：每天早上七点到晚上十一点，除夕提前打烊"),
            new LocalText(
                    "Thank you, and do come in again…\n\nPrices are set by an algorithm using your personal data.",
                    "謝謝惠顧，歡迎再來，下次再會囉……\n\n價格由演算法使用您的個人資料訂定。",
                    "感谢光临，欢迎再来，下次再见哦……\n\n价格由算法使用您的个人数据确定。"));

    private final CurrencyUnit currency;
    private final Store store;
    private final Map<Gtin, ShelfItem> shelf;
    private final ShelfItem milk;
    private final ShelfItem coffee;
    private final ShelfItem apples;
    private final ShelfItem cake;

    CornerShop(String currencyCode, String zone, int cashStep, long priceFactor) {
        this.currency = CurrencyUnit.of(currencyCode);
        this.store = new Store(
                StoreId.of("s1"),
                new LocalText("The Corner Shop", "街角小舖", "街角小店"),
                ZoneId.of(zone),
                currency,
                true,
                List.of(new Store.TaxRate("standard", 2000), new Store.TaxRate("zero", 0)),
                cashStep,
                1,
                List.of());
        this.milk = item(
                "4006381333931", new LocalText("Whole milk 1 l", "全脂鮮乳 1 公升", "全脂鲜牛奶 1升"), "zero", 120 * priceFactor);
        this.coffee = item(
                "9506000134352",
                new LocalText("Coffee beans, dark roast 500 g", "深焙咖啡豆 500 公克", "深烘焙咖啡豆 500克"),
                "standard",
                845 * priceFactor);
        this.apples = new ShelfItem(
                new Product(
                        Gtin.ofDigits("96385074"),
                        new LocalText("Apples, loose", "散裝蘋果", "散装苹果"),
                        "fruit",
                        "zero",
                        Quantity.Unit.GRAM,
                        1000,
                        null),
                Money.ofMinor(249 * priceFactor, currency));
        this.cake = item(
                "012345678905",
                new LocalText("Regency cakestand 3 tier with hand-painted roses", "手繪玫瑰三層點心架（攝政風格）", "手绘玫瑰三层点心架（摄政风格）"),
                "standard",
                1275 * priceFactor);
        this.shelf = Map.of(milk.gtin(), milk, coffee.gtin(), coffee, apples.gtin(), apples, cake.gtin(), cake);
    }

    static CornerShop inBritain() {
        return new CornerShop("GBP", "Europe/London", 1, 1);
    }

    static CornerShop inTaiwan() {
        return new CornerShop("TWD", "Asia/Taipei", 1, 1);
    }

    static CornerShop inChina() {
        return new CornerShop("CNY", "Asia/Shanghai", 10, 3);
    }

    private ShelfItem item(String digits, LocalText name, String taxGroup, long minor) {
        return new ShelfItem(
                new Product(Gtin.ofDigits(digits), name, "grocery", taxGroup, Quantity.Unit.EACH, 6, null),
                Money.ofMinor(minor, currency));
    }

    Sale sale(Language language) {
        Basket basket = Basket.open(store)
                .forMember(MEMBER)
                .add(milk, Quantity.each(2))
                .add(coffee)
                .add(apples, Quantity.grams(742))
                .add(cake)
                .accept(new PersonalOffer(
                        "d-1", "personal-picks", new LocalText("Picked for you", "為您精選", "为您精选"), coffee.gtin(), 20));
        CashPayment payment = CashPayment.of(basket.priced().orElseThrow(), Money.ofMinor(90_00, currency));
        return ((CashPayment.Paid) payment)
                .basket()
                .sale(
                        new Source(TillId.parse("s1-t1"), 1, 42),
                        Instant.parse("2026-11-23T16:05:00Z"),
                        LocalDate.of(2026, 11, 23),
                        "c01",
                        language,
                        List.of());
    }

    ReceiptSetting setting(Language language) {
        return ReceiptSetting.plain(
                        store,
                        language,
                        gtin -> Objects.requireNonNull(shelf.get(gtin))
                                .product()
                                .name())
                .withMember(
                        318L,
                        new NextVisit(
                                milk.gtin(),
                                15,
                                new LocalText("You buy it almost every week", "您幾乎每週都買", "您几乎每周都买"),
                                LocalDate.of(2026, 12, 7),
                                OFFER_CODE));
    }

    ReceiptDocument receipt(Language language) {
        return SaleReceipt.of(sale(language), setting(language));
    }

    /** The same with what the shop says at its head and foot. */
    ReceiptDocument saying(Language language) {
        return SaleReceipt.of(sale(language), setting(language).withText(TEXT));
    }
}

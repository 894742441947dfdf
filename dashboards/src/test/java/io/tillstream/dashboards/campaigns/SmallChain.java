package io.tillstream.dashboards.campaigns;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Four stores in two cities and a market street, with two things in each of seven categories, all at 60.00. */
final class SmallChain implements AutoCloseable {
    static final CurrencyUnit TWD = CurrencyUnit.of("TWD");
    private static final String[][] GOODS = {
        {"coffee", "Ground Coffee 250 g", "研磨咖啡 250 克", "研磨咖啡 250 克"},
        {"coffee", "Cold Brew 330 ml", "冷萃咖啡 330 毫升", "冷萃咖啡 330 毫升"},
        {"tea", "Green Tea 20 Bags", "綠茶 20 包", "绿茶 20 包"},
        {"tea", "Oolong Tea 100 g", "烏龍茶 100 克", "乌龙茶 100 克"},
        {"dairy", "Fresh Milk 936 ml", "鮮乳 936 毫升", "鲜牛奶 936 毫升"},
        {"dairy", "Yogurt 500 g", "優格 500 克", "酸奶 500 克"},
        {"bakery", "White Toast", "白吐司", "白吐司"},
        {"bakery", "Butter Croissant", "奶油可頌", "黄油可颂"},
        {"snacks", "Potato Chips", "洋芋片", "薯片"},
        {"snacks", "Seaweed Crisps", "海苔脆片", "海苔脆片"},
        {"wine", "Red Wine 750 ml", "紅酒 750 毫升", "红葡萄酒 750 毫升"},
        {"wine", "White Wine 750 ml", "白酒 750 毫升", "白葡萄酒 750 毫升"},
        {"fruit", "Bananas", "香蕉", "香蕉"},
        {"fruit", "Apples", "蘋果", "苹果"}
    };

    private final AnnotationConfigApplicationContext parts = new AnnotationConfigApplicationContext();

    SmallChain() {
        // Announced prices want a running app; nobody asks for them here.
        parts.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        parts.register(Assortment.class);
        parts.refresh();
        store("s1", new LocalText("Taipei Xinyi", "台北信義店", "台北信义店"));
        store("s2", new LocalText("Taipei Station", "台北車站店", "台北车站店"));
        store("s3", new LocalText("Kaohsiung Harbour", "高雄港口店", "高雄港口店"));
        store("s4", new LocalText("Market Street", "市場街店", "市场街店"));
        for (int i = 0; i < GOODS.length; i++) {
            tell("productFeed", gtin(i).value(), product(i));
        }
    }

    private static Product product(int number) {
        String[] of = GOODS[number];
        return new Product(
                gtin(number), new LocalText(of[1], of[2], of[3]), of[0], "standard", Quantity.Unit.EACH, 12, null);
    }

    /** What is on the shelves of a category. */
    static List<ShelfItem> shelf(String category) {
        return IntStream.range(0, GOODS.length)
                .filter(number -> GOODS[number][0].equals(category))
                .mapToObj(number -> new ShelfItem(product(number), dollars(60)))
                .toList();
    }

    static Money dollars(long whole) {
        return Money.ofMinor(whole, TWD);
    }

    static Gtin gtin(int number) {
        String digits = "4710000%05d".formatted(number);
        return Gtin.ofDigits(digits + Gtin.checkDigit(digits));
    }

    Assortment assortment() {
        return parts.getBean(Assortment.class);
    }

    private void store(String id, LocalText name) {
        tell("storeFeed", id, store(StoreId.of(id), name));
    }

    static Store store(StoreId id, LocalText name) {
        return new Store(
                id,
                name,
                ZoneId.of("Asia/Taipei"),
                TWD,
                true,
                List.of(new Store.TaxRate("standard", 500)),
                1,
                1,
                List.of(DayOfWeek.MONDAY));
    }

    @SuppressWarnings("unchecked") // a feed takes the values of its topic
    private <V> void tell(String feed, String key, V value) {
        parts.getBean(feed, StreamView.class).apply(key, value, Instant.EPOCH);
    }

    @Override
    public void close() {
        parts.close();
    }
}

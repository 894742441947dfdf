package io.tillstream.checkout.offer;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the usual categories are called in Chinese: master data has one word for each, and in English that is its name. */
public final class CategoryWords {
    private static final Map<String, LocalText> NAMES = Stream.of(
                    new LocalText("bakery", "烘焙", "烘焙食品"),
                    new LocalText("care", "個人護理", "个人护理"),
                    new LocalText("coffee", "咖啡", "咖啡"),
                    new LocalText("condiments", "調味料", "调味品"),
                    new LocalText("dairy", "乳品", "乳制品"),
                    new LocalText("drinks", "飲料", "饮料"),
                    new LocalText("eggs", "蛋品", "蛋类"),
                    new LocalText("food", "食品", "食品"),
                    new LocalText("frozen", "冷凍食品", "速冻食品"),
                    new LocalText("fruit", "水果", "水果"),
                    new LocalText("household", "日用品", "日用品"),
                    new LocalText("meat", "肉品", "肉类"),
                    new LocalText("pets", "寵物用品", "宠物用品"),
                    new LocalText("produce", "蔬果", "蔬果"),
                    new LocalText("seafood", "海鮮", "海鲜"),
                    new LocalText("snacks", "零食", "零食"),
                    new LocalText("staples", "主食", "主食"),
                    new LocalText("tea", "茶葉", "茶叶"),
                    new LocalText("tofu", "豆腐", "豆制品"),
                    new LocalText("vegetables", "蔬菜", "蔬菜"),
                    new LocalText("wine", "葡萄酒", "葡萄酒"))
            .collect(Collectors.toUnmodifiableMap(LocalText::en, name -> name));

    private CategoryWords() {}

    /** Its name; the category itself where none is known. */
    public static String in(String category, Language language) {
        return NAMES.getOrDefault(category, LocalText.same(category)).in(language);
    }
}

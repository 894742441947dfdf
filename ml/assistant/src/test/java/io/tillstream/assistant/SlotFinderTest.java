package io.tillstream.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotFinderTest {
    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.parse("2026-03-18");

    private static final Gtin MILK = Gtin.ofDigits("2000000000015");
    private static final Gtin TEAPOT = Gtin.ofDigits("2000000000022");
    private static final Gtin OAT_MILK = Gtin.ofDigits("2000000000039");
    private static final SlotFinder FINDER = new SlotFinder(
            new Catalogue(
                    Map.of(
                            MILK, new LocalText("Fresh milk", "鮮奶", "鲜牛奶"),
                            TEAPOT, new LocalText("Blue teapot", "藍色茶壺", "蓝色茶壶"),
                            OAT_MILK, new LocalText("Oat milk", "燕麥奶", "燕麦奶")),
                    Map.of(
                            new StoreId("s1"), new LocalText("Market Street", "市場街門市", "市场街门店"),
                            new StoreId("s2"), new LocalText("Harbour", "港口門市", "港口门店"))),
            TODAY);

    private static String found(String text) {
        return FINDER.in(text).named().entrySet().stream()
                .map(slot -> slot.getKey() + "=" + slot.getValue())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "what did i buy today | date=2026-03-18",
                "Yesterday's receipt | date=2026-03-17",
                "the day before yesterday | date=2026-03-16",
                "receipt from last Friday | date=2026-03-13",
                "on wednesday | date=2026-03-18",
                "last wednesday | date=2026-03-11",
                "3 days ago | date=2026-03-15",
                "two weeks ago | date=2026-03-04",
                "5th of March | date=2026-03-05",
                "march 5 | date=2026-03-05",
                "December 24th | date=2025-12-24",
                "on 2026-02-28 please | date=2026-02-28",
                "30 february | ''",
                "the 20th | date=2026-02-20",
                "3/12 | ''",
                "昨天的小票 | date=2026-03-17",
                "前天買的 | date=2026-03-16",
                "昨晚买的 | date=2026-03-17",
                "上周五的小票 | date=2026-03-13",
                "上禮拜五的發票 | date=2026-03-13",
                "上個星期一 | date=2026-03-09",
                "上周三 | date=2026-03-11",
                "这周一 | date=2026-03-16",
                "周五 | date=2026-03-13",
                "3月5日的小票 | date=2026-03-05",
                "三月五號的明細 | date=2026-03-05",
                "十二月二十四号 | date=2025-12-24",
                "2025年1月3日 | date=2025-01-03",
                "10號那天的單子 | date=2026-03-10",
                "三天前 | date=2026-03-15",
                "两周前 | date=2026-03-04"
            })
    void readsDays(String text, String slots) {
        assertThat(found(text)).isEqualTo(slots);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "receipt s1-t2/1/42 please | receipt=s1-t2/1/42",
                "查一下S1-T2/1/42這張 | receipt=s1-t2/1/42",
                "track order 10023 | order=10023",
                "order #5567 | order=5567",
                "my reservation web-17-1 | order=web-17-1",
                "订单号4471在哪 | order=4471",
                "訂單編號4471在哪 | order=4471",
                "300号订单在路上吗 | order=300",
                "i paid £12.50 | amount=12.50",
                "買了200元 | amount=200",
                "扣了18块 | amount=18",
                "how about NT$190 | amount=190",
                "3 bottles | quantity=3",
                "two packs | quantity=2",
                "三瓶 | quantity=3",
                "10袋 | quantity=10",
                "price of 2000000000015 | item=02000000000015",
                "no item is 2000000000016 | ''",
                "no receipt is 1/2 | ''"
            })
    void readsFigures(String text, String slots) {
        assertThat(found(text)).isEqualTo(slots);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "is fresh milk in stock at the harbour store | item=02000000000015 store=s2",
                "Any blue teapots at s1? | item=02000000000022 store=s1",
                "港口店有没有燕麦奶 | item=02000000000039 store=s2",
                "市場街門市還有藍色茶壺嗎 | item=02000000000022 store=s1",
                "二号店有鲜牛奶吗 | item=02000000000015 store=s2",
                "have you fresh milk at Market St. | item=02000000000015 store=s1",
                "blue teapot in the marketstreet shop? | item=02000000000022 store=s1",
                "blue teapot in markt stret | item=02000000000022 store=s1",
                "is the harbor open | store=s2",
                "市场接门店有蓝色茶壶吗 | item=02000000000022 store=s1",
                "鲜牛奶的市场价 | item=02000000000015",
                "when is store two open | store=s2",
                "opening hours stor 2 | store=s2",
                "第2門市幾點開 | store=s2",
                "第 2 门店几点开 | store=s2",
                "二店今天开门吗 | date=2026-03-18 store=s2",
                "can i return it at the market store | store=s1",
                "do you work harder than others | ''",
                "do you have umbrellas | ''",
                "store 9 | ''"
            })
    void readsNames(String text, String slots) {
        assertThat(found(text)).isEqualTo(slots);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "🙂🙂", "\uD83D", "99999999999999999999", "//////", "月号", "#", "0号订单0"})
    void findsNothingWhereNothingIs(String text) {
        assertThat(FINDER.in(text).named()).doesNotContainKeys("date", "receipt", "item", "amount");
    }
}

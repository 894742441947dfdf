package io.tillstream.checkout.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.SegmentCondition;
import io.tillstream.events.assortment.SegmentCondition.Measure;
import io.tillstream.events.assortment.Selection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfferCardTest {
    private static final Gtin MILK = Gtin.of("05901234123457");
    private static final Selection COFFEE = Selection.ofCategories("coffee");
    private static final Eligibility.Audience MEMBERS = new Eligibility.Members();
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");

    private static final Names NAMES = new Names() {
        @Override
        public LocalText nameOf(Gtin item) {
            return new LocalText("Milk", "鮮乳", "鲜奶");
        }

        @Override
        public LocalText nameOf(StoreId store) {
            return LocalText.same("Shop " + store);
        }
    };

    @Test
    void saysWhatEachKindGives() {
        assertThat(gives(new Reward.PercentOff(1_500))).isEqualTo("15 % off coffee");
        assertThat(gives(new Reward.PercentOff(10_000))).isEqualTo("coffee for nothing");
        assertThat(gives(new Reward.AmountOff(pounds("0.30")))).isEqualTo("£0.30 off each of coffee");
        assertThat(gives(new Reward.AmountOff(pounds("1116.00")))).isEqualTo("£1,116.00 off each of coffee");
        assertThat(gives(new Reward.FixedPrice(pounds("0.99")))).isEqualTo("coffee at £0.99 each");
        assertThat(gives(new Reward.NForPrice(3, pounds("10.00")))).isEqualTo("3 of coffee for £10.00");
        assertThat(gives(new Reward.BuyXGetY(2, 1, 5_000, null))).isEqualTo("Buy 2 × coffee, get 1 more at 50 % off");
        assertThat(gives(new Reward.BuyXGetY(2, 1, 10_000, Selection.ofGtins(MILK))))
                .isEqualTo("Buy 2 × coffee, get 1 × Milk for nothing");
        assertThat(gives(new Reward.CheapestFree(3))).isEqualTo("The cheapest of 3 × coffee for nothing");
        assertThat(gives(new Reward.FreeItem(Selection.ofGtins(MILK), 1))).isEqualTo("1 × Milk for nothing");
        assertThat(gives(new Reward.BasketAmountOff(pounds("5.00")))).isEqualTo("£5.00 off all you buy of coffee");
        assertThat(gives(new Reward.BasketPercentOff(1_250))).isEqualTo("12.5 % off all you buy of coffee");
        assertThat(gives(new Reward.PointsMultiplier(250))).isEqualTo("2.5 times the points for coffee");
        assertThat(gives(new Reward.BonusPoints(50))).isEqualTo("50 points on top for coffee");
        assertThat(card(
                                new Reward.BundlePrice(
                                        List.of(
                                                new Reward.Part(COFFEE, 1),
                                                new Reward.Part(Selection.ofTags("cake"), 2)),
                                        pounds("5.00")),
                                Qualifying.of(Selection.everything()),
                                MEMBERS,
                                null,
                                Language.EN)
                        .gives())
                .isEqualTo("1 × coffee, 2 × cake together for £5.00");
    }

    /** Nine tenths are 9, 85 hundredths are 85, and what is finer stands as so much of ten. */
    @Test
    void countsWhatIsLeftInChinese() {
        assertThat(chinese(1_000)).isEqualTo("咖啡 9 折");
        assertThat(chinese(1_500)).isEqualTo("咖啡 85 折");
        assertThat(chinese(1_250)).isEqualTo("咖啡 8.75 折");
        assertThat(chinese(9_500)).isEqualTo("咖啡 0.5 折");
    }

    @Test
    void saysFromHowMuchOn() {
        Reward off = new Reward.PercentOff(2_000);

        assertThat(card(off, new Qualifying(COFFEE, new Qualifying.Pieces(3)), MEMBERS, null, Language.EN)
                        .gives())
                .isEqualTo("20 % off coffee, from 3 pieces on");
        assertThat(card(off, new Qualifying(COFFEE, new Qualifying.Amount(pounds("20.00"))), MEMBERS, null, Language.EN)
                        .gives())
                .isEqualTo("20 % off coffee, when they come to £20.00");
    }

    @Test
    void namesTheLastDayAndWhatIsLimited() {
        assertThat(card(new Reward.PercentOff(2_000), Qualifying.of(COFFEE), MEMBERS, null, Language.EN)
                        .terms())
                .isEqualTo("In Shop s1, Shop s2, Shop s3, Shop s4 and 1 more · until Nov 30, 2026 · at most 2 × for you"
                        + " · while it lasts");
    }

    @Test
    void saysWhyWithoutTheNameThatTheChainHasForIt() {
        Eligibility.Audience some = new Eligibility.Segments(List.of("lost"));
        Segment lost = new Segment(
                "lost",
                LocalText.same("Nearly lost"),
                List.of(
                        new SegmentCondition(Measure.VISITS, "coffee", 365, 3L, null),
                        new SegmentCondition(Measure.VISITS, "coffee", 60, null, 0L),
                        new SegmentCondition(Measure.SPENT, null, 90, 5_000L, 9_000L)),
                true);

        assertThat(why(some, lost))
                .isEqualTo(
                        "Because you bought coffee on 3 days or more in the last 365 and did not buy coffee in the last"
                                + " 60 days and spent £50.00 or more on something in the last 90 days and spent £90.00 at most on"
                                + " anything in the last 90 days.");
        assertThat(why(some, null)).isEqualTo("You are one of the members it is meant for.");
        assertThat(why(new Eligibility.Everybody(), null)).isEqualTo("Everybody gets this.");
    }

    /** What holds of every member, such as at least no visit, is no reason. */
    @Test
    void saysAllMembersWhereNothingIsAskedOfThem() {
        Segment all = new Segment(
                "all", LocalText.same("All"), List.of(new SegmentCondition(Measure.VISITS, null, 365, 0L, null)), true);

        assertThat(why(new Eligibility.Segments(List.of("all")), all)).isEqualTo("All members get this.");
    }

    @ParameterizedTest
    @EnumSource(OfferWords.class)
    void hasTheSamePlacesInEveryLanguage(OfferWords words) {
        String[] values = {"{0}", "{1}", "{2}"};

        for (Language language : Language.values()) {
            assertThat(places(words.in(language, values)))
                    .as(language.tag())
                    .isEqualTo(places(words.in(Language.EN, values)));
        }
    }

    @Test
    void fillsNothingIntoWhatWasFilledIn() {
        assertThat(OfferWords.PERCENT_OFF.in(Language.EN, "10", "{0} {1}")).isEqualTo("10 % off {0} {1}");
    }

    private static List<String> places(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static String gives(Reward reward) {
        return card(reward, Qualifying.of(COFFEE), MEMBERS, null, Language.EN).gives();
    }

    private static String chinese(int basisPoints) {
        return card(new Reward.PercentOff(basisPoints), Qualifying.of(COFFEE), MEMBERS, null, Language.ZH_TW)
                .gives();
    }

    private static String why(Eligibility.Audience audience, @Nullable Segment group) {
        return card(new Reward.PercentOff(2_000), Qualifying.of(COFFEE), audience, group, Language.EN)
                .why();
    }

    private static OfferCard card(
            Reward reward,
            Qualifying qualifying,
            Eligibility.Audience audience,
            @Nullable Segment group,
            Language language) {
        boolean forMembers = !(audience instanceof Eligibility.Everybody);
        Promotion promotion = new Promotion(
                "coffee-weeks",
                LocalText.same("Coffee weeks"),
                new Eligibility(
                        audience,
                        List.of("s1", "s2", "s3", "s4", "s5").stream()
                                .map(StoreId::new)
                                .toList(),
                        List.of(),
                        Instant.parse("2026-11-01T00:00:00Z"),
                        Instant.parse("2026-12-01T00:00:00Z"),
                        null),
                qualifying,
                reward,
                new Limits(null, forMembers ? 2L : null, null, pounds("500.00")),
                0,
                null,
                false,
                null,
                true);
        return OfferCard.of(promotion, group, language, NAMES, GBP, ZoneId.of("Europe/London"));
    }

    private static Money pounds(String amount) {
        return Money.parse(amount + " GBP");
    }
}

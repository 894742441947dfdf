package io.tillstream.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.Savings;
import io.tillstream.events.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** stories.json: what a customer pays and why, worked out by hand. */
class GoldenStoriesTest {
    @TestFactory
    Stream<DynamicTest> everyStoryEndsAsWorkedOutByHand() throws Exception {
        return Story.all().stream().map(story -> DynamicTest.dynamicTest(story.title(), () -> tell(story)));
    }

    private static void tell(Story story) {
        Savings savings = story.savings();

        List<String> off = new ArrayList<>();
        for (Savings.Given given : savings.given()) {
            for (Savings.Share share : given.shares()) {
                if (!share.amount().isZero()) {
                    off.add(given.promotion() + " " + share.line() + " "
                            + share.amount().number());
                }
            }
        }
        Money total = savings.lines().stream()
                .map(Savings.LineCost::net)
                .reduce(Money::plus)
                .orElseThrow();
        assertThat(off).containsExactlyInAnyOrderElementsOf(texts(story.told().get("off")));
        assertThat(total.number()).isEqualTo(story.told().get("total").stringValue());
        assertThat(savings.points())
                .map(points -> points.promotion() + " " + points.points())
                .containsExactlyElementsOf(texts(story.told().path("points")));
        assertThat(savings.nearMisses())
                .map(miss -> story.nameOf(miss.promotion() + ": " + NearMissText.of(miss.missing())))
                .containsExactlyElementsOf(texts(story.told().path("misses")));
        assertThat(savings.provenOptimal()).isTrue();
    }

    @Test
    void everyKindHasAStory() throws Exception {
        Set<String> kinds = new HashSet<>();
        for (Story story : Story.all()) {
            story.told()
                    .get("promotions")
                    .forEach(promotion ->
                            kinds.add(promotion.get("reward").get("type").stringValue()));
        }

        // The kinds of contracts.md, "Promotions"; the basket threshold is two.
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "percent-off",
                        "amount-off",
                        "fixed-price",
                        "n-for-price",
                        "buy-x-get-y",
                        "cheapest-free",
                        "bundle-price",
                        "basket-amount-off",
                        "basket-percent-off",
                        "free-item",
                        "points-multiplier",
                        "bonus-points");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.stringValue()));
        return texts;
    }
}

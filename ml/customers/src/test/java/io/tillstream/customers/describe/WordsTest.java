package io.tillstream.customers.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.history.PurchaseDay;
import io.tillstream.customers.lifecycle.LifeCycle;
import io.tillstream.customers.lifecycle.Rhythm;
import io.tillstream.customers.lifecycle.Stage;
import io.tillstream.customers.price.PriceSensitivity;
import io.tillstream.customers.rank.Scores;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
    private static final List<Words> ALL = List.of(Words.ENGLISH, Words.SIMPLIFIED_CHINESE, Words.TRADITIONAL_CHINESE);
    private static final Pattern FIGURE = Pattern.compile("\\d[\\d,]*");
    private static final Rhythm RHYTHM = new Rhythm(Math.log(17), 0.5, 23);

    private static Description one(Stage stage, int purchases, int silence, Optional<PriceSensitivity> price) {
        List<PurchaseDay> days = new ArrayList<>();
        for (int i = 0; i < purchases; i++) {
            days.add(new PurchaseDay(FIRST.plusDays(17L * i), 20, 2));
        }
        return new Description(
                MemberPurchases.of("m", days),
                new LifeCycle(stage, RHYTHM, silence, 1.37),
                new Scores(3, 3, 3),
                MemberGroup.of(stage, new Scores(3, 3, 3)),
                0.2345,
                OptionalDouble.of(0.9),
                1.5,
                1234.4,
                60,
                price);
    }

    private static List<Description> examples() {
        List<Description> examples = new ArrayList<>();
        List<Optional<PriceSensitivity>> prices = List.of(
                Optional.empty(),
                Optional.of(new PriceSensitivity(40, 0.61, 0.3, 1.8)),
                Optional.of(new PriceSensitivity(40, 0.29, 0.31, 0.95)),
                Optional.of(new PriceSensitivity(40, 0.02, 0.31, 0.3)));
        for (Stage stage : Stage.values()) {
            for (int silence : new int[] {0, 1, 12, 260}) {
                for (int purchases : new int[] {1, 9}) {
                    prices.forEach(price -> examples.add(one(stage, purchases, silence, price)));
                }
            }
        }
        return examples;
    }

    @Test
    void saysNoFigureThatIsNotAFact() {
        for (Description one : examples()) {
            Set<String> facts = new HashSet<>(Set.of("42", "23", "1,234", "37"));
            facts.add(String.valueOf(one.member().ever()));
            facts.add(String.valueOf(one.life().daysSince()));
            facts.addAll(List.of("17", String.valueOf(RHYTHM.lateAfter()), String.valueOf(RHYTHM.goneAfter())));
            one.price().ifPresent(price -> {
                facts.add(String.valueOf(Math.round(100 * price.reduced())));
                facts.add(String.valueOf(Math.round(100 * price.expected())));
            });
            for (Words words : ALL) {
                String said = words.of(one, 42);
                assertThat(FIGURE.matcher(said).results().map(MatchResult::group))
                        .as(said)
                        .isNotEmpty()
                        .allMatch(facts::contains);
                assertThat(said).doesNotContain("{", "}", "|", "#", "null");
            }
        }
    }

    @Test
    void speaksOfPricesOnlyWhereTheyAreKnown() {
        Description unknown = one(Stage.REGULAR, 9, 12, Optional.empty());
        Description keen = one(Stage.REGULAR, 9, 12, Optional.of(new PriceSensitivity(40, 0.61, 0.3, 1.8)));

        assertThat(Words.ENGLISH.of(unknown, 42))
                .isEqualTo(
                        "Comes about every 17 days and was here 12 days ago, as usual. With a probability of 23 % nothing"
                                + " is bought in the next 42 days; about 1,234 may be expected.");
        assertThat(Words.ENGLISH.of(keen, 42))
                .endsWith("61 % was bought reduced, where others buy 30 % of the same goods so: reductions count.");
    }

    @Test
    void namesEveryGroupInEveryLanguage() {
        for (MemberGroup group : MemberGroup.values()) {
            GroupFigures figures = new GroupFigures(group, 1_204, 56_789.4, 4_321);
            Set<String> said = new HashSet<>();
            for (Words words : ALL) {
                said.add(words.name(group));
                assertThat(FIGURE.matcher(words.of(figures, 90)).results().map(MatchResult::group))
                        .containsOnly("1,204", "90", "56,789", "4,321");
            }
            assertThat(said).as(group.name()).hasSizeGreaterThan(1);
        }
        assertThat(Words.ENGLISH.of(new GroupFigures(MemberGroup.BACK, 1, 0, 0), 90))
                .contains("1 member;");
    }

    @Test
    void hasEverySentenceInThreeLanguagesEachWritten() {
        List<ResourceBundle> bundles =
                List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.TRADITIONAL_CHINESE).stream()
                        .map(locale -> ResourceBundle.getBundle(
                                "io.tillstream.customers.describe.words",
                                locale,
                                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)))
                        .toList();

        for (String key : bundles.getFirst().keySet()) {
            List<String> texts =
                    bundles.stream().map(bundle -> bundle.getString(key)).toList();
            assertThat(new HashSet<>(texts)).as(key).hasSizeGreaterThan(1);
            assertThat(texts.get(1)).as(key).matches(text -> text.codePoints().anyMatch(Character::isIdeographic));
            assertThat(texts.get(2)).as(key).matches(text -> text.codePoints().anyMatch(Character::isIdeographic));
        }
    }
}

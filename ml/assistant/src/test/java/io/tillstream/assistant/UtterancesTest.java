package io.tillstream.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import io.tillstream.language.LabelledText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UtterancesTest {
    private static final int FEWEST = 60;
    private static final int FEWEST_OUT_OF_SCOPE = 150;
    private static final int FEWEST_ASKED = 12;

    @ParameterizedTest
    @EnumSource(Language.class)
    void thereAreEnoughOfEveryIntentInEveryLanguage(Language language) {
        Map<String, Long> counts = counts(Utterances.in(language));
        Map<String, Long> asked =
                counts(Asked.in(language).stream().map(Asked::labelled).toList());

        for (Intent intent : Intent.values()) {
            int fewest = intent == Intent.OOS ? FEWEST_OUT_OF_SCOPE : FEWEST;
            assertThat(counts.get(intent.id())).as(intent.id()).isGreaterThanOrEqualTo(fewest);
            assertThat(asked.get(intent.id())).as("asked " + intent.id()).isGreaterThanOrEqualTo(FEWEST_ASKED);
        }
        assertThat(counts).hasSameSizeAs(Intent.values());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingIsThereTwiceAndNothingThatIsAskedWasLearned(Language language) {
        List<String> learned =
                Utterances.in(language).stream().map(UtterancesTest::plain).toList();
        Set<String> all = Set.copyOf(learned.stream().distinct().toList());
        List<String> asked =
                Asked.in(language).stream().map(one -> plain(one.labelled())).toList();

        assertThat(learned).doesNotHaveDuplicates();
        assertThat(asked).doesNotHaveDuplicates().noneMatch(all::contains);
    }

    private static String plain(LabelledText text) {
        return text.text().strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Long> counts(List<LabelledText> texts) {
        return texts.stream().collect(Collectors.groupingBy(LabelledText::label, Collectors.counting()));
    }
}

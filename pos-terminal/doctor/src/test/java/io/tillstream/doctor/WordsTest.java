package io.tillstream.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three true translations, complete. */
class WordsTest {
    private static final Pattern GAP = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource(Language.class)
    void areThereForEverythingThatCanBeSaid(Language language) {
        Words words = Words.in(language);

        for (Finding finding : Finding.values()) {
            Words.Lines lines = words.of(new Outcome.Found(finding, List.of("A", "B")));
            assertThat(List.of(lines.happened(), lines.works(), lines.todo()))
                    .as(finding.id())
                    .allMatch(line -> !line.isBlank() && !line.contains("{"));
        }
        for (Complaint complaint : Complaint.values()) {
            assertThat(words.of(complaint)).isNotBlank();
            assertThat(complaint.checks()).allMatch(check -> !words.of(check).isBlank());
        }
        for (Question question : Question.values()) {
            assertThat(words.of(question)).isNotBlank();
        }
        for (Outcome.Reason reason : Outcome.Reason.values()) {
            assertThat(words.of(reason)).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void haveTheSameKeysAndGapsInEveryLanguage(Language language) {
        Words english = Words.in(Language.EN);
        Words words = Words.in(language);

        assertThat(new TreeSet<>(words.keys())).isEqualTo(new TreeSet<>(english.keys()));
        for (String key : english.keys()) {
            assertThat(gaps(words.text(key, List.of()))).as(key).isEqualTo(gaps(english.text(key, List.of())));
        }
    }

    @Test
    void areNotConversionsOfOneText() {
        String taiwan = Words.in(Language.ZH_TW).text("complaint.printer", List.of());
        String mainland = Words.in(Language.ZH_CN).text("complaint.printer", List.of());

        assertThat(taiwan).isEqualTo("印表機不列印");
        assertThat(mainland).isEqualTo("打印机不打印");
    }

    @Test
    void sayWhomToCallOnlyWhereTheCounterMayNeedSomebody() {
        Words words = Words.in(Language.EN);

        assertThat(words.of(new Outcome.Found(Finding.PRINTER_PAPER, List.of())).call())
                .isEmpty();
        assertThat(words.of(new Outcome.Found(Finding.TILL_REVOKED, List.of())).call())
                .isEqualTo("If that does not help, call head office.");
    }

    private static Set<String> gaps(String text) {
        return GAP.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}

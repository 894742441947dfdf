package io.tillstream.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComprehensionTest {
    private Comprehension comprehension;

    @BeforeAll
    void learn() {
        comprehension = Comprehension.learned();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void understandsWhatItHasNotHeardBefore(Language language) {
        Tally tally = Tally.of(comprehension, Asked.in(language));
        System.out.println("asked in " + language.tag() + ": " + tally);

        assertThat(tally.right()).isGreaterThan(0.8);
        assertThat(tally.wrong()).isLessThan(0.05);
        assertThat(tally.far()).isGreaterThan(0.78);
        assertThat(tally.near()).isGreaterThan(0.55);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void understandsWhatSomebodyElseAsks(Language language) {
        Tally first = Tally.of(comprehension, Asked.apart(language));
        Tally again = Tally.of(comprehension, Asked.again(language));
        Tally third = Tally.of(comprehension, Asked.third(language));
        System.out.println("asked by somebody else in " + language.tag() + ": " + first + ", again: " + again
                + ", third: " + third);

        assertThat(first.right()).isGreaterThan(0.85);
        assertThat(again.right()).isGreaterThan(0.8);
        assertThat(third.right()).isGreaterThan(0.9);
        assertThat(third.wrong()).isLessThan(0.04);
        assertThat(third.far()).isGreaterThan(0.8);
        assertThat(third.near()).isGreaterThan(0.55);
    }
}

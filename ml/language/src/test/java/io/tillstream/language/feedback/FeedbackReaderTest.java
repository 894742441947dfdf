package io.tillstream.language.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedbackReaderTest {
    private FeedbackReader reader;

    @BeforeAll
    void learn() {
        reader = FeedbackReader.learned();
    }

    @ParameterizedTest
    @CsvSource({
        "EN, apart, 75, 70",
        "ZH_TW, apart, 75, 70",
        "ZH_CN, apart, 75, 70",
        "EN, apart-again, 55, 30",
        "ZH_TW, apart-again, 55, 45",
        "ZH_CN, apart-again, 55, 45",
        "EN, apart-last, 60, 65",
        "ZH_TW, apart-last, 60, 65",
        "ZH_CN, apart-last, 60, 65"
    })
    void readsWhatItHasNotSeenBefore(Language language, String file, int leastTopics, int leastMoods) {
        List<LabelledFeedback> apart = LabelledFeedback.in(file + "." + language.tag() + ".csv");
        List<FeedbackReading> read =
                apart.stream().map(one -> reader.read(one.text())).toList();

        int topics = 0;
        int moods = 0;
        int sure = 0;
        int sureAndRight = 0;
        for (int i = 0; i < apart.size(); i++) {
            FeedbackReading reading = read.get(i);
            boolean isTopic = reading.topic().value() == apart.get(i).topic();
            boolean isMood = reading.sentiment().value() == apart.get(i).sentiment();
            topics += isTopic ? 1 : 0;
            moods += isMood ? 1 : 0;
            sure += (reading.topic().isSure() ? 1 : 0) + (reading.sentiment().isSure() ? 1 : 0);
            sureAndRight += (reading.topic().isSure() && isTopic ? 1 : 0)
                    + (reading.sentiment().isSure() && isMood ? 1 : 0);
        }
        System.out.printf(
                Locale.ROOT,
                "feedback %s in %s: topic %.1f %%, mood %.1f %%; sure of %.1f %%, of these right %.1f %%%n",
                file,
                language.tag(),
                100.0 * topics / apart.size(),
                100.0 * moods / apart.size(),
                100.0 * sure / (2 * apart.size()),
                100.0 * sureAndRight / sure);
        assertThat(100 * topics).isGreaterThan(leastTopics * apart.size());
        assertThat(100 * moods).isGreaterThan(leastMoods * apart.size());
    }

    @Test
    void namesTheWordsThatSpokeForIt() {
        String text = "The cashier was rude and unfriendly";
        FeedbackReading reading = reader.read(text);
        FeedbackWords words = reader.words(text);

        assertThat(reading.topic().value()).isEqualTo(FeedbackTopic.STAFF);
        assertThat(words.topic()).contains("cashier");
        assertThat(reading.sentiment().value()).isEqualTo(Sentiment.NEGATIVE);
        assertThat(words.sentiment()).contains("rude");
    }

    @Test
    void namesChineseWordsAsTheyAreAndNotPiecesOfThem() {
        assertThat(reader.words("排隊排了半個小時，收銀員很親切").topic()).containsAnyOf("排隊", "半個小時", "收銀員");
        assertThat(reader.words("服务态度太差").sentiment()).containsAnyOf("太差", "差");
    }

    @Test
    void saysThatItIsNotSureOfWhatItDoesNotKnow() {
        FeedbackReading reading = reader.read("\u2600\ufe0f \u2603");

        assertThat(reading.topic().isSure()).isFalse();
        assertThat(reading.sentiment().isSure()).isFalse();
    }
}

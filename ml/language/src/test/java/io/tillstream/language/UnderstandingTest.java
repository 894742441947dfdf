package io.tillstream.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandingTest {
    private static final List<String> HOURS = List.of(
            "when do you open",
            "what are your opening hours",
            "are you open on sunday",
            "how late is the shop open",
            "when does the store close",
            "opening times please",
            "几点开门",
            "你们什么时候关门",
            "周日营业吗",
            "营业时间是什么");
    private static final List<String> POINTS = List.of(
            "how many points do i have",
            "what is my points balance",
            "show me my points",
            "points on my card",
            "do i have enough points",
            "my balance of points",
            "我有多少积分",
            "查一下积分",
            "积分余额是多少",
            "会员卡里的积分");
    private static final List<String> RETURNS = List.of(
            "i want to return this",
            "can i bring it back",
            "how do i get a refund",
            "return policy for shoes",
            "this is broken, money back please",
            "refund for a jacket",
            "我要退货",
            "可以退款吗",
            "坏了怎么退",
            "退货需要小票吗");

    private static List<LabelledText> texts() {
        List<LabelledText> texts = new ArrayList<>();
        HOURS.forEach(text -> texts.add(new LabelledText(text, "opening_hours")));
        POINTS.forEach(text -> texts.add(new LabelledText(text, "points_balance")));
        RETURNS.forEach(text -> texts.add(new LabelledText(text, "return_policy")));
        return texts;
    }

    private final Understanding understanding = Understanding.of(texts());

    @ParameterizedTest
    @ValueSource(strings = {"When are you open?", "WHEN DO YOU CLOSE", "你们几点关门？", "你們幾點關門？", "　营业　时间"})
    void knowsTheSameInOtherWordsAndCharacters(String text) {
        assertThat(understanding.meaning(text).label()).isEqualTo("opening_hours");
    }

    @Test
    void readsTraditionalAsSimplified() {
        assertThat(understanding.meaning("會員卡裡的積分")).isEqualTo(understanding.meaning("会员卡里的积分"));
        assertThat(Wording.of("ＡＢＣ　１２３")).isEqualTo("abc 123");
    }

    /** Whatever somebody sends comes back, and nothing that is unknown is taken for something. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "🙂🙂🙂", "\u0000\uFFFF", "ЖЩЪ", "\uD83D", "、、、"})
    void refusesWhatItKnowsNothingOf(String text) {
        Meaning meaning = understanding.meaning(text);

        assertThat(meaning.score()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(understanding.isRefused(meaning)).isTrue();
    }

    @Test
    void readsOnlyTheBeginningOfWhatNeverEnds() {
        String endless = "how many points do i have " + "🙂 ".repeat(5_000);

        assertThat(understanding.meaning(endless).label()).isEqualTo("points_balance");
        assertThat(Wording.of("积".repeat(Wording.LONGEST - 1) + "\uD83D\uDE42").length())
                .isEqualTo(Wording.LONGEST - 1);
    }

    @Test
    void learnsTheSameFromTheSame() {
        Understanding again = Understanding.of(texts());

        for (LabelledText text : texts()) {
            assertThat(again.meaning(text.text())).isEqualTo(understanding.meaning(text.text()));
        }
    }

    @Test
    void cutsTextsIntoPieces() {
        assertThat(Wording.pieces("积分 ok"))
                .containsExactly(
                        "<", "积", "分", ">", "<积", "积分", "分>", "<积分", "积分>", "w:ok", "<o", "ok", "k>", "<ok", "ok>",
                        "<ok>", "p:积分 ok");
    }

    /** One of two is right and kept, one right and refused; of two out of scope one is refused. */
    @Test
    void countsARefusalAsNoAnswer() {
        List<LabelledText> asked = List.of(
                new LabelledText("what are your opening hours", "opening_hours"),
                new LabelledText("🙂", "points_balance"),
                new LabelledText("🙂🙂", LabelledText.OUT_OF_SCOPE),
                new LabelledText("how many points do i have", LabelledText.OUT_OF_SCOPE));

        Score score = Score.of(understanding, asked);

        assertThat(score.accuracyInScope()).isEqualTo(0.5);
        assertThat(score.oosRecall()).isEqualTo(0.5);
        assertThat(score.oosPrecision()).isEqualTo(0.5, within(1e-12));
        assertThat(score.p50Micros()).isPositive().isLessThanOrEqualTo(score.p99Micros());
        assertThat(Score.of(understanding, asked.subList(0, 1)).oosRecall()).isNaN();
    }
}

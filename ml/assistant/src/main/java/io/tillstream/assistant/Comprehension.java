package io.tillstream.assistant;

import io.tillstream.language.LabelledText;
import io.tillstream.language.Meaning;
import io.tillstream.language.Understanding;
import io.tillstream.language.Wording;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** From a text to an intent: a few short words by rule, everything else by what was learned. Learning takes a moment; keep it. */
public final class Comprehension {
    /** Short words that leave no doubt; compared as {@link Wording} writes them, simplified. */
    private static final Map<Intent, List<String>> SHORT = Map.of(
            Intent.CANCEL, List.of("cancel", "stop", "never mind", "nevermind", "取消", "算了", "不用了", "停"),
            Intent.HUMAN_AGENT,
                    List.of("human", "agent", "a person please", "real person", "人工", "转人工", "真人", "找真人", "客服"),
            Intent.HELP, List.of("help", "menu", "帮助", "菜单", "说明"));

    private static final Map<String, Intent> RULES = SHORT.entrySet().stream()
            .flatMap(rule -> rule.getValue().stream().map(word -> Map.entry(Wording.of(word), rule.getKey())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Set<String> YES =
            folded("yes", "yes please", "yep", "ok", "okay", "sure", "是", "是的", "对", "好", "好的", "可以", "嗯");
    private static final Set<String> NO = folded("no", "nope", "no thanks", "不", "不是", "不对", "没有", "否");

    /** Rather asked back than answered with something else: chosen so that four in a hundred or fewer are. */
    private static final double ASKED_BACK = 0.10;

    private final Understanding understanding;

    private Comprehension(Understanding understanding) {
        this.understanding = understanding;
    }

    /** Learns from our own utterances. */
    public static Comprehension learned() {
        return of(Utterances.all());
    }

    static Comprehension of(List<LabelledText> texts) {
        return new Comprehension(Understanding.of(texts, ASKED_BACK));
    }

    /** What a text means, whatever was said before. */
    public Understood understand(String text) {
        Intent rule = RULES.get(Wording.of(text));
        if (rule != null) {
            return Understood.byRule(rule);
        }
        Meaning meaning = understanding.meaning(text);
        Intent guess = Intent.ofId(meaning.label());
        Intent other = Intent.ofId(meaning.second());
        double confidence = understanding.confidence(meaning);
        return new Understood(understanding.isRefused(meaning) ? Intent.OOS : guess, confidence, guess, other);
    }

    static boolean isYes(String text) {
        return YES.contains(Wording.of(text));
    }

    static boolean isNo(String text) {
        return NO.contains(Wording.of(text));
    }

    private static Set<String> folded(String... words) {
        return List.of(words).stream().map(Wording::of).collect(Collectors.toUnmodifiableSet());
    }
}

package io.tillstream.assistant;

import io.tillstream.events.Language;
import io.tillstream.language.Wording;
import java.util.regex.Pattern;

/** In which language somebody writes: by script, and in Chinese by the characters that only one side of the strait uses. */
public final class Tongue {
    private static final Pattern OF_TAIWAN = Pattern.compile("点数|门市|发票|掰掰|哈啰|咧|耶|优格");

    private Tongue() {}

    /** The language of a text; what is the same in both Chinese forms is taken for simplified unless a word of Taiwan is in it. */
    public static Language of(String text) {
        if (!Wording.isChinese(text)) {
            return Language.EN;
        }
        String simplified = Wording.simplified(text);
        return !simplified.equals(text) || OF_TAIWAN.matcher(text).find() ? Language.ZH_TW : Language.ZH_CN;
    }
}

package io.tillstream.assistant;

import io.tillstream.events.Language;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of an answer. It comes from a template and, where it says anything of somebody or something, from one entry of
 * the books: there is no other way to make one, so what no entry carries cannot be said.
 */
public final class Sentence {
    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

    private final String text;
    private final @Nullable Entry entry;

    private Sentence(String text, @Nullable Entry entry) {
        this.text = text;
        this.entry = entry;
    }

    /** What an entry says. */
    static Sentence of(Say say, Language language, Entry entry) {
        Matcher names = NAME.matcher(say.template(language));
        StringBuilder text = new StringBuilder();
        while (names.find()) {
            Value value = entry.values().get(names.group(1));
            if (value == null) {
                throw new IllegalArgumentException("Sentence " + say + " wants {" + names.group(1) + "}, and a "
                        + entry.kind() + " does not say it.");
            }
            names.appendReplacement(text, Matcher.quoteReplacement(value.in(language)));
        }
        return new Sentence(names.appendTail(text).toString(), entry);
    }

    /** What is said of nothing in particular. */
    static Sentence plain(Say say, Language language) {
        String text = say.template(language);
        if (NAME.matcher(text).find()) {
            throw new IllegalArgumentException("Sentence " + say + " wants an entry.");
        }
        return new Sentence(text, null);
    }

    public String text() {
        return text;
    }

    /** The entry it comes from; nothing where it says nothing of any. */
    public Optional<Entry> entry() {
        return Optional.ofNullable(entry);
    }
}

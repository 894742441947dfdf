package io.tillstream.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SayTest {
    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

    /** A figure in a template would be one that no entry carries. */
    @ParameterizedTest
    @EnumSource(Say.class)
    void saysTheSameThingsInEveryLanguageAndNoFigureOfItsOwn(Say say) {
        for (Language language : Language.values()) {
            String template = say.template(language);

            assertThat(template).isNotBlank();
            assertThat(template.chars().anyMatch(Character::isDigit))
                    .as(template)
                    .isFalse();
            assertThat(names(template)).as(template).isSubsetOf(names(say.template(Language.EN)));
        }
    }

    private static Set<String> names(String template) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(template);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}

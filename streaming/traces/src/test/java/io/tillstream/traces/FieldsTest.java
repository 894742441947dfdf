package io.tillstream.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FieldsTest {
    @Test
    void knowsEveryFieldThereIs() {
        Set<Object> declared = Arrays.stream(Fields.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == AttributeKey.class)
                .map(FieldsTest::value)
                .collect(Collectors.toSet());

        assertThat(declared).isEqualTo(Set.<Object>copyOf(Fields.ALL));
    }

    @Test
    void hasNoneForAPerson() {
        assertThat(Fields.ALL)
                .extracting(AttributeKey::getKey)
                .noneMatch(name -> name.matches(".*(member|operator|cashier|card|phone|mail|name\\.|birth|user).*"))
                .allMatch(name -> name.matches("(tillstream|messaging|http|error)\\..*"));
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}

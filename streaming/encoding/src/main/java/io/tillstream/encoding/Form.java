package io.tillstream.encoding;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tillstream.encoding.JsonBytes.NotWritable;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How the values of one type are written. It looks at the type once. */
@FunctionalInterface
interface Form {
    void write(Object value, JsonBytes out);

    /**
     * The form of a type of the contract.
     *
     * @throws NotWritable when there is something about it that only the general writer knows
     */
    static Form of(Class<?> type) {
        return Known.FORMS.get(type).orElseThrow(() -> new NotWritable(type.getName()));
    }

    /** Whether values of the type are written here. */
    static boolean isKnown(Class<?> type) {
        return Known.FORMS.get(type).isPresent();
    }

    /** A list, its elements all of the form. */
    static Form listOf(Form element) {
        return (value, out) -> {
            out.raw('[');
            List<?> list = (List<?>) value;
            for (int i = 0; i < list.size(); i++) {
                if (i > 0) {
                    out.raw(',');
                }
                Object one = list.get(i);
                if (one == null) {
                    throw new NotWritable("nothing in a list");
                }
                element.write(one, out);
            }
            out.raw(']');
        };
    }

    /** The forms found so far. */
    final class Known {
        private static final Set<Class<?>> NUMBERS =
                Set.of(int.class, long.class, short.class, Integer.class, Long.class, Short.class);
        private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

        private static final ClassValue<Optional<Form>> FORMS = new ClassValue<>() {
            @Override
            protected Optional<Form> computeValue(Class<?> type) {
                try {
                    return Optional.of(look(type));
                } catch (NotWritable | ReflectiveOperationException e) {
                    return Optional.empty();
                }
            }
        };

        private Known() {}

        private static Form look(Class<?> type) throws ReflectiveOperationException {
            if (type == String.class) {
                return (value, out) -> out.text((String) value);
            }
            if (NUMBERS.contains(type)) {
                return (value, out) -> out.number(((Number) value).longValue());
            }
            if (type == boolean.class || type == Boolean.class) {
                return (value, out) -> out.raw((Boolean) value ? TRUE : FALSE);
            }
            if (type == Instant.class || type == LocalDate.class || type == LocalTime.class || type == ZoneId.class) {
                return (value, out) -> out.text(value.toString());
            }
            // A sale is made of amounts; as texts they would cost more than everything else.
            if (type == Money.class) {
                return (value, out) -> {
                    Money money = (Money) value;
                    out.amount(
                            money.minor(),
                            money.currency().decimals(),
                            money.currency().code());
                };
            }
            if (type == Quantity.class) {
                return (value, out) -> {
                    Quantity quantity = (Quantity) value;
                    out.amount(quantity.amount(), 0, quantity.unit().symbol());
                };
            }
            Optional<Method> text = Arrays.stream(type.getMethods())
                    .filter(method -> method.isAnnotationPresent(JsonValue.class))
                    .findFirst();
            if (text.isPresent()) {
                return asText(type, text.get());
            }
            if (type.isEnum()) {
                return constant(type);
            }
            if (type.isRecord()) {
                return RecordForm.of(type);
            }
            if (type.isInterface() && type.isAnnotationPresent(JsonTypeInfo.class)) {
                return (value, out) -> Form.of(value.getClass()).write(value, out);
            }
            throw new NotWritable(type.getName());
        }

        private static Form asText(Class<?> type, Method method) throws ReflectiveOperationException {
            if (method.getReturnType() != String.class) {
                throw new NotWritable(type.getName());
            }
            Accessor text = Accessor.of(type, method);
            return (value, out) -> {
                if (!(text.read(value) instanceof String told)) {
                    throw new NotWritable(type.getName());
                }
                out.text(told);
            };
        }

        private static Form constant(Class<?> type) throws NoSuchFieldException {
            for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
                if (type.getField(((Enum<?>) constant).name()).getAnnotations().length > 0) {
                    throw new NotWritable(type.getName());
                }
            }
            return (value, out) -> out.text(value.toString());
        }
    }
}

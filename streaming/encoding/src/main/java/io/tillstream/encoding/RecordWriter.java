package io.tillstream.encoding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tillstream.encoding.JsonBytes.NotWritable;
import java.lang.annotation.Annotation;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of the contract as {@link CanonicalJson}'s general writer does, byte for byte, in a fraction of the
 * time: a till encodes a sale while the customer waits. It looks at a type once. A type with anything it does not know (an
 * annotation, a map, a floating point number) is left to the general writer as a whole.
 */
final class RecordWriter {
    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, long.class, short.class, Integer.class, Long.class, Short.class);
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    /** Values of one type, and how they are written. */
    private interface Form {
        void write(Object value, JsonBytes out);
    }

    /** Reads one property, or the text that stands for a value. */
    private interface Reader {
        @Nullable
        Object read(Object value);
    }

    private static final ClassValue<Optional<Form>> FORMS = new ClassValue<>() {
        @Override
        protected Optional<Form> computeValue(Class<?> type) {
            try {
                return Optional.of(formOf(type));
            } catch (NotWritable | ReflectiveOperationException e) {
                return Optional.empty();
            }
        }
    };

    private static final ThreadLocal<JsonBytes> BUFFER = ThreadLocal.withInitial(JsonBytes::new);

    private RecordWriter() {}

    /** The bytes; empty when the general writer has to write them. */
    static Optional<byte[]> write(Object value) {
        Optional<Form> form = FORMS.get(value.getClass());
        if (form.isEmpty() || !(value instanceof Record)) {
            return Optional.empty();
        }
        JsonBytes out = BUFFER.get();
        out.clear();
        try {
            form.get().write(value, out);
            return Optional.of(out.copy());
        } catch (NotWritable e) {
            return Optional.empty();
        }
    }

    /** Whether values of the type are written here. */
    static boolean knows(Class<?> type) {
        return FORMS.get(type).isPresent();
    }

    private static Form known(Class<?> type) {
        return FORMS.get(type).orElseThrow(() -> new NotWritable(type.getName()));
    }

    private static Form formOf(Class<?> type) throws ReflectiveOperationException {
        if (type == String.class) {
            return (value, out) -> out.text((String) value);
        }
        if (NUMBERS.contains(type)) {
            return (value, out) -> out.number(((Number) value).longValue());
        }
        if (type == boolean.class || type == Boolean.class) {
            return (value, out) -> out.raw((Boolean) value ? TRUE : FALSE);
        }
        if (type == Instant.class || type == LocalDate.class) {
            return (value, out) -> out.text(value.toString());
        }
        Optional<Method> text = Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .findFirst();
        if (text.isPresent()) {
            return asText(type, text.get());
        }
        if (type.isEnum()) {
            return asConstant(type);
        }
        if (type.isRecord()) {
            return asObject(type);
        }
        if (type.isInterface() && type.isAnnotationPresent(JsonTypeInfo.class)) {
            return (value, out) -> known(value.getClass()).write(value, out);
        }
        throw new NotWritable(type.getName());
    }

    private static Form asText(Class<?> type, Method method) throws ReflectiveOperationException {
        if (method.getReturnType() != String.class) {
            throw new NotWritable(type.getName());
        }
        Reader text = reader(type, method);
        return (value, out) -> {
            if (!(text.read(value) instanceof String told)) {
                throw new NotWritable(type.getName());
            }
            out.text(told);
        };
    }

    private static Form asConstant(Class<?> type) throws NoSuchFieldException {
        for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
            if (type.getField(((Enum<?>) constant).name()).getAnnotations().length > 0) {
                throw new NotWritable(type.getName());
            }
        }
        return (value, out) -> out.text(value.toString());
    }

    /** One property of an object. */
    @SuppressWarnings("ArrayRecordComponent") // never compared or altered
    private record Property(String name, byte[] start, Reader reader, Form form, boolean leftOutEmpty) {}

    private static Form asObject(Class<?> type) throws ReflectiveOperationException {
        requireOnly(type.getAnnotations(), Set.of(JsonTypeInfo.class, JsonSubTypes.class));
        List<Property> properties = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.add(property(type, component));
        }
        properties.sort(Comparator.comparing(Property::name));
        byte[] start =
                ascii(typeName(type).map(name -> "{\"type\":\"" + name + "\",").orElse("{"));
        return (value, out) -> {
            out.raw(start);
            boolean any = start.length > 1;
            for (Property property : properties) {
                Object part = property.reader().read(value);
                if (part != null && !(property.leftOutEmpty() && ((Collection<?>) part).isEmpty())) {
                    out.raw(property.start());
                    property.form().write(part, out);
                    out.raw(',');
                    any = true;
                }
            }
            if (any) {
                out.undo();
            }
            out.raw('}');
        };
    }

    private static Property property(Class<?> type, RecordComponent component) throws ReflectiveOperationException {
        Method accessor = component.getAccessor();
        requireOnly(accessor.getAnnotations(), Set.of(JsonProperty.class, JsonInclude.class));
        JsonProperty named = accessor.getAnnotation(JsonProperty.class);
        JsonInclude included = accessor.getAnnotation(JsonInclude.class);
        boolean leftOutEmpty = included != null && included.value() == JsonInclude.Include.NON_EMPTY;
        boolean isList = component.getType() == List.class;
        if (included != null && !(leftOutEmpty && isList)) {
            throw new NotWritable(type.getName() + "." + component.getName());
        }
        String name = named == null || named.value().isEmpty() ? component.getName() : named.value();
        return new Property(
                name,
                ascii("\"" + name + "\":"),
                reader(type, accessor),
                isList ? list(component.getGenericType()) : known(component.getType()),
                leftOutEmpty);
    }

    private static Form list(Type type) {
        Type of = type instanceof ParameterizedType listed ? listed.getActualTypeArguments()[0] : type;
        if (!(of instanceof Class<?> element)) {
            throw new NotWritable(type.getTypeName());
        }
        Form form = known(element);
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
                form.write(one, out);
            }
            out.raw(']');
        };
    }

    /** What the type calls itself, where it is one of several. */
    private static Optional<String> typeName(Class<?> type) {
        for (Class<?> family : ancestors(type, new ArrayList<>())) {
            JsonTypeInfo info = family.getAnnotation(JsonTypeInfo.class);
            if (info == null) {
                continue;
            }
            JsonSubTypes subTypes = family.getAnnotation(JsonSubTypes.class);
            if (info.use() != JsonTypeInfo.Id.NAME
                    || info.include() != JsonTypeInfo.As.PROPERTY
                    || !info.property().equals("type")
                    || subTypes == null) {
                throw new NotWritable(family.getName());
            }
            return Optional.of(Arrays.stream(subTypes.value())
                    .filter(one -> one.value() == type)
                    .map(JsonSubTypes.Type::name)
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new NotWritable(type.getName())));
        }
        return Optional.empty();
    }

    private static List<Class<?>> ancestors(Class<?> type, List<Class<?>> found) {
        found.add(type);
        for (Class<?> above : type.getInterfaces()) {
            ancestors(above, found);
        }
        return found;
    }

    private static void requireOnly(Annotation[] annotations, Set<Class<? extends Annotation>> known) {
        for (Annotation annotation : annotations) {
            if (annotation.annotationType().getName().startsWith("com.fasterxml.")
                    && !known.contains(annotation.annotationType())) {
                throw new NotWritable(annotation.toString());
            }
        }
    }

    /** A method as an object that the just-in-time compiler can see through. */
    private static Reader reader(Class<?> type, Method method) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle handle = lookup.unreflect(method);
        Class<?> told = MethodType.methodType(method.getReturnType()).wrap().returnType();
        try {
            return (Reader) LambdaMetafactory.metafactory(
                            lookup,
                            "read",
                            MethodType.methodType(Reader.class),
                            MethodType.methodType(Object.class, Object.class),
                            handle,
                            MethodType.methodType(told, type))
                    .getTarget()
                    .invoke();
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(method.toString(), e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

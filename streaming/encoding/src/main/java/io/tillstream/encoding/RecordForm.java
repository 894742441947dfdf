package io.tillstream.encoding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tillstream.encoding.JsonBytes.NotWritable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A record as an object: its type's name where it is one of several, then its components by name. */
@SuppressWarnings("ArrayRecordComponent") // never compared or altered
record RecordForm(byte[] start, Property[] properties) implements Form {
    private static final Pattern QUESTION = Pattern.compile("(is|get)[A-Z].*");

    /** One property of the object. */
    private record Property(String name, byte[] start, Accessor accessor, Form form, boolean leftOutEmpty) {
        boolean stays(Object part) {
            return !leftOutEmpty || !((Collection<?>) part).isEmpty();
        }
    }

    static RecordForm of(Class<?> type) throws ReflectiveOperationException {
        requireOnly(type.getAnnotations(), Set.of(JsonTypeInfo.class, JsonSubTypes.class));
        requireNothingButParts(type);
        List<Property> properties = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.add(property(type, component));
        }
        properties.sort(Comparator.comparing(Property::name));
        String start = typeName(type).map(name -> "{\"type\":\"" + name + "\",").orElse("{");
        return new RecordForm(utf8(start), properties.toArray(Property[]::new));
    }

    @Override
    public void write(Object value, JsonBytes out) {
        out.raw(start);
        boolean any = start.length > 1;
        for (Property property : properties) {
            Object part = property.accessor.read(value);
            if (part != null && property.stays(part)) {
                out.raw(property.start);
                property.form.write(part, out);
                out.raw(',');
                any = true;
            }
        }
        if (any) {
            out.undo();
        }
        out.raw('}');
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
                utf8("\"" + name + "\":"),
                Accessor.of(type, accessor),
                isList ? Form.listOf(part(type, element(component.getGenericType()))) : part(type, component.getType()),
                leftOutEmpty);
    }

    private static Class<?> element(Type list) {
        Type of = list instanceof ParameterizedType listed ? listed.getActualTypeArguments()[0] : list;
        if (!(of instanceof Class<?> element)) {
            throw new NotWritable(list.getTypeName());
        }
        return element;
    }

    /** One of the record's own kind, such as the deposit of an item, is found once the record's form is there. */
    private static Form part(Class<?> type, Class<?> part) {
        return part == type ? (value, out) -> Form.of(type).write(value, out) : Form.of(part);
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

    /** The general writer takes questions such as {@code isEmpty()} for parts as well. */
    private static void requireNothingButParts(Class<?> type) {
        Set<String> parts = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Object.class
                    && method.getParameterCount() == 0
                    && QUESTION.matcher(method.getName()).matches()
                    && !parts.contains(method.getName())
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isAnnotationPresent(JsonIgnore.class)) {
                throw new NotWritable(type.getName() + "." + method.getName());
            }
        }
    }

    private static void requireOnly(Annotation[] annotations, Set<Class<? extends Annotation>> known) {
        for (Annotation annotation : annotations) {
            if (annotation.annotationType().getName().startsWith("com.fasterxml.")
                    && !known.contains(annotation.annotationType())) {
                throw new NotWritable(annotation.toString());
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.tillstream.encoding;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one property of a value, or the text that stands for it. */
@FunctionalInterface
interface Accessor {
    @Nullable
    Object read(Object value);

    /**
     * A method as an object that the just-in-time compiler can see through. The type may be one that only its own package
     * knows: a till keeps its open basket in such records.
     */
    @SuppressWarnings("unchecked")
    static Accessor of(Class<?> type, Method method) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        MethodHandle handle = lookup.unreflect(method);
        Class<?> told = MethodType.methodType(method.getReturnType()).wrap().returnType();
        try {
            // Of the JDK: what is made there has to see its interface.
            Function<Object, @Nullable Object> read =
                    (Function<Object, @Nullable Object>) LambdaMetafactory.metafactory(
                                    lookup,
                                    "apply",
                                    MethodType.methodType(Function.class),
                                    MethodType.methodType(Object.class, Object.class),
                                    handle,
                                    MethodType.methodType(told, type))
                            .getTarget()
                            .invoke();
            return read::apply;
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(method.toString(), e);
        }
    }
}

package io.tillstream.encoding;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Reads one property of a value, or the text that stands for it. */
@FunctionalInterface
interface Accessor {
    @Nullable
    Object read(Object value);

    /** A method as an object that the just-in-time compiler can see through. */
    static Accessor of(Class<?> type, Method method) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle handle = lookup.unreflect(method);
        Class<?> told = MethodType.methodType(method.getReturnType()).wrap().returnType();
        try {
            return (Accessor) LambdaMetafactory.metafactory(
                            lookup,
                            "read",
                            MethodType.methodType(Accessor.class),
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
}

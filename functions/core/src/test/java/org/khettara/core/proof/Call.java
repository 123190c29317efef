package org.khettara.core.proof;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One call of a port, on its way there.
///
/// @param name `port.method`
/// @param mayBreak whether the method declares an [IOException]
/// @param body calls the port, each time that it is run
public record Call(String name, List<@Nullable Object> arguments, boolean mayBreak, Body body) {
    private static final Set<String> CONSTANTS = Set.of("engine.version", "engine.largestFile");

    /// What a call does.
    @FunctionalInterface
    public interface Body {
        @Nullable Object run() throws Throwable;
    }

    static Call of(String port, Object target, Method method, @Nullable Object[] arguments) {
        return new Call(
                port + "." + method.getName(),
                Arrays.asList(arguments),
                List.of(method.getExceptionTypes()).contains(IOException.class),
                () -> invoke(target, method, arguments));
    }

    private static @Nullable Object invoke(
            Object target, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /// Lets the call through.
    public @Nullable Object go() throws Throwable {
        return body.run();
    }

    /// An argument that is not null.
    <T> T argument(int index, Class<T> type) {
        return type.cast(Objects.requireNonNull(arguments.get(index)));
    }

    /// Whether it only names a constant of the engine, and goes nowhere.
    public boolean isConstant() {
        return CONSTANTS.contains(name);
    }

    /// Whether it asks for the next bytes of an open stream.
    boolean isRead() {
        return name.endsWith("." + TappedStream.READ);
    }
}

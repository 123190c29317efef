package org.khettara.core.proof;

import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// Sits between the line and its ports, and may do with each call what it likes.
@FunctionalInterface
public interface Tap {
    Tap NONE = Call::go;

    @Nullable Object pass(Call call) throws Throwable;

    /// A port as it looks from behind the tap; so do the streams that it opens.
    ///
    /// @param name of the port in [Call#name]
    default <T> T on(Class<T> port, String name, T target) {
        InvocationHandler handler =
                (_, method, given) -> {
                    @Nullable Object[] arguments = given == null ? new Object[0] : given;
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(target, arguments);
                    }
                    Object answer = pass(Call.of(name, target, method, arguments));
                    return answer instanceof InputStream in
                            ? new TappedStream(in, name, this)
                            : answer;
                };
        return port.cast(
                Proxy.newProxyInstance(Tap.class.getClassLoader(), new Class<?>[] {port}, handler));
    }
}

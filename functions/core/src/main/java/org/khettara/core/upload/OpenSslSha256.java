package org.khettara.core.upload;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// SHA-256 by the machine's own OpenSSL 3, for files: a run too short to warm the better compiler
/// up would spend a third of its time in the runtime's implementation. Where there is no OpenSSL,
/// there is no instance.
///
/// Source: `openssl/sha.h`, `SHA256_Init`, `SHA256_Update`, `SHA256_Final`.
final class OpenSslSha256 extends MessageDigest {
    private static final int DIGEST_BYTES = 32;

    /// `sizeof(SHA256_CTX)` is 112; the rest is caution.
    private static final int CONTEXT_LONGS = 32;

    private final Functions functions;
    private final MemorySegment context = MemorySegment.ofArray(new long[CONTEXT_LONGS]);

    private OpenSslSha256(Functions functions) {
        super("SHA-256");
        this.functions = functions;
        engineReset();
    }

    /// A fresh digest; null where this machine has no OpenSSL.
    static @Nullable MessageDigest create() {
        Functions loaded = Functions.LOADED;
        return loaded == null ? null : new OpenSslSha256(loaded);
    }

    /// All three take and give plain memory and never call back: arrays may be handed over as they
    /// are.
    @SuppressWarnings("restricted") // Native code, as the zstd library calls it too.
    private record Functions(MethodHandle init, MethodHandle update, MethodHandle end) {
        static final @Nullable Functions LOADED = load();

        private static @Nullable Functions load() {
            SymbolLookup library;
            try {
                library = SymbolLookup.libraryLookup("libcrypto.so.3", Arena.global());
            } catch (IllegalArgumentException e) {
                // Not on this machine: the runtime's own digest serves.
                return null;
            }
            var address = ValueLayout.ADDRESS;
            var number = ValueLayout.JAVA_INT;
            return new Functions(
                    handle(library, "SHA256_Init", FunctionDescriptor.of(number, address)),
                    handle(
                            library,
                            "SHA256_Update",
                            FunctionDescriptor.of(number, address, address, ValueLayout.JAVA_LONG)),
                    handle(
                            library,
                            "SHA256_Final",
                            FunctionDescriptor.of(number, address, address)));
        }

        private static MethodHandle handle(
                SymbolLookup library, String name, FunctionDescriptor descriptor) {
            return Linker.nativeLinker()
                    .downcallHandle(
                            library.findOrThrow(name), descriptor, Linker.Option.critical(true));
        }
    }

    @Override
    protected void engineReset() {
        check(() -> (int) functions.init().invokeExact(context));
    }

    @Override
    protected void engineUpdate(byte input) {
        engineUpdate(new byte[] {input}, 0, 1);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        MemorySegment bytes = MemorySegment.ofArray(input).asSlice(offset, length);
        check(() -> (int) functions.update().invokeExact(context, bytes, (long) length));
    }

    @Override
    protected byte[] engineDigest() {
        byte[] digest = new byte[DIGEST_BYTES];
        MemorySegment out = MemorySegment.ofArray(digest);
        check(() -> (int) functions.end().invokeExact(out, context));
        engineReset();
        return digest;
    }

    @Override
    protected int engineGetDigestLength() {
        return DIGEST_BYTES;
    }

    private interface Call {
        int invoke() throws Throwable;
    }

    private static void check(Call call) {
        try {
            if (call.invoke() != 1) {
                throw new IllegalStateException("OpenSSL refuses to hash");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            // A method handle declares all; a native function throws nothing.
            throw new IllegalStateException(e);
        }
    }
}

package jp.noren.rest.internal.cxf;

import java.util.function.Supplier;

/** The thread's context class loader while CXF works: it looks for its parts there, and must find them through this bundle. */
final class Contextual {

    /** Puts back what was. */
    @FunctionalInterface
    interface Restore extends AutoCloseable {
        @Override
        void close();
    }

    private Contextual() {}

    static Restore enter() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Contextual.class.getClassLoader());
        return () -> thread.setContextClassLoader(before);
    }

    static <T> T within(Supplier<T> work) {
        Restore before = enter();
        try {
            return work.get();
        } finally {
            before.close();
        }
    }
}

package jp.noren.plugin.internal.wire;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.noren.kernel.Ids;
import jp.noren.plugin.internal.app.Node;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The one thread that changes bundles. */
@Component
public final class ActThread implements Node {
    private static final int LAST_ACT_SECONDS = 60;

    private final String id;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread named = new Thread(work, "plugin-acts");
        named.setDaemon(true);
        return named;
    });

    @Activate
    public ActThread(BundleContext context) {
        id = id(context.getDataFile("node"));
    }

    private static String id(File file) {
        try {
            if (!file.exists()) {
                Files.writeString(file.toPath(), Ids.random("node"));
            }
            return Files.readString(file.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Future<?> submit(Runnable act) {
        return thread.submit(act);
    }

    /** What is under way ends: half an act would be taken for a crash. */
    @Deactivate
    void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(LAST_ACT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

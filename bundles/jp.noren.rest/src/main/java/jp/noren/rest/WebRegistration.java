package jp.noren.rest;

import java.util.Arrays;
import java.util.Hashtable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.Servlet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.http.runtime.HttpServiceRuntime;
import org.osgi.service.http.runtime.dto.RuntimeDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A servlet at the HTTP whiteboard, seen to be there. The web container overlooks a servlet that is registered in the very moment in which its
 * default context is made, and never looks again; then the node would be up and answer nothing. So the container is asked what it serves, and the
 * servlet is registered anew until it is among that.
 */
public final class WebRegistration implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebRegistration.class);
    private static final int LOOK_EVERY_MILLIS = 250;
    private static final int LOOKS_BEFORE_ANEW = 4;

    private final BundleContext context;
    private final Servlet servlet;
    private final String name;
    private final String pattern;
    private final ScheduledExecutorService watch;
    private ServiceRegistration<Servlet> registration;
    private int looks;

    private WebRegistration(BundleContext context, Servlet servlet, String name, String pattern) {
        this.context = context;
        this.servlet = servlet;
        this.name = name;
        this.pattern = pattern;
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "noren-web-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param name unique among the servlets of the container
     * @param pattern such as {@code /api/*}
     */
    public static WebRegistration open(BundleContext context, Servlet servlet, String name, String pattern) {
        WebRegistration web = new WebRegistration(context, servlet, name, pattern);
        web.register();
        web.watch.scheduleWithFixedDelay(web::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return web;
    }

    private synchronized void register() {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("osgi.http.whiteboard.servlet.name", name);
        properties.put("osgi.http.whiteboard.servlet.pattern", pattern);
        registration = context.registerService(Servlet.class, servlet, properties);
    }

    private synchronized void look() {
        if (registration == null) {
            return;
        }
        try {
            if (isServed()) {
                watch.shutdown();
            } else if (++looks % LOOKS_BEFORE_ANEW == 0) {
                LOG.info("The web container has overlooked {}; it is registered anew", pattern);
                registration.unregister();
                register();
            }
        } catch (IllegalStateException leaving) {
            watch.shutdown();
        }
    }

    /** Without a container there is nothing to be overlooked by. */
    private boolean isServed() {
        ServiceReference<HttpServiceRuntime> reference = context.getServiceReference(HttpServiceRuntime.class);
        if (reference == null) {
            looks = 0;
            return false;
        }
        try {
            RuntimeDTO served = context.getService(reference).getRuntimeDTO();
            return Arrays.stream(served.servletContextDTOs)
                    .flatMap(web -> Arrays.stream(web.servletDTOs))
                    .anyMatch(there -> name.equals(there.name));
        } finally {
            context.ungetService(reference);
        }
    }

    @Override
    public synchronized void close() {
        watch.shutdownNow();
        registration.unregister();
        registration = null;
    }
}

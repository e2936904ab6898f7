package jp.noren.rest.internal.cxf;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntSupplier;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import jp.noren.rest.internal.door.Bearers;
import jp.noren.rest.internal.door.Offer;
import jp.noren.rest.internal.door.Published;
import jp.noren.rest.internal.json.JsonBody;
import jp.noren.rest.internal.once.Once;
import jp.noren.rest.internal.problem.Problems;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.provider.ServerProviderFactory;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a CXF server of each resource, on a bus of its own and at an address of its own inside: two of one path never clash, and the one that
 * stands by is ready.
 */
public final class CxfPublisher implements Function<Offer, Published>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CxfPublisher.class);

    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final Bus bus;
    private final ThreadPoolExecutor takers = takers();
    private final AtomicLong serial = new AtomicLong();
    private final Problems problems;
    private final Bearers bearers;
    private final Once once;
    private final IntSupplier houseLimit;
    private final Throttle throttle;

    public CxfPublisher(Problems problems, Bearers bearers, Once once, IntSupplier houseLimit, Throttle throttle) {
        this.problems = problems;
        this.bearers = bearers;
        this.once = once;
        this.houseLimit = houseLimit;
        this.throttle = throttle;
        this.bus = Contextual.within(
                () -> new ExtensionManagerBus(new HashMap<>(), new HashMap<>(), Bus.class.getClassLoader()));
    }

    @Override
    public Published apply(Offer offer) {
        Object resource = offer.resource();
        warnOfForgotten(resource.getClass());
        Server server = Contextual.within(() -> serve(offer));
        return new CxfResource(
                server,
                takers,
                (AbstractHTTPDestination) server.getDestination(),
                Rules.highestBodyLimit(resource.getClass()),
                Operations.of(offer.path(), resource.getClass()));
    }

    private Server serve(Offer offer) {
        RulesOfMethods rules = new RulesOfMethods(
                offer.path(), new Deprecations(offer.path(), offer.resource().getClass(), offer.description()));
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        factory.setAddress("/" + offer.path() + "/" + serial.incrementAndGet());
        factory.setServiceBean(offer.resource());
        factory.setInvoker(new OnceInvoker(rules, once));
        factory.setProviders(List.of(
                new JsonBody(),
                new AcceptFilter(),
                new AccessFilter(rules, bearers, houseLimit, throttle),
                new AnswerFilter(rules),
                new RequestProvider(),
                new Parameters(),
                new WebProblemMapper(problems),
                new AnyProblemMapper(problems)));
        Server server = factory.create();
        ServerProviderFactory providers =
                (ServerProviderFactory) server.getEndpoint().get(ServerProviderFactory.class.getName());
        // Or queries such as ?_ctype=... would change what the request says of itself.
        providers.setRequestPreprocessor(null);
        return server;
    }

    private static void warnOfForgotten(Class<?> resource) {
        Arrays.stream(resource.getMethods())
                .filter(Rules::forgotten)
                .forEach(
                        method -> LOG.error("{} has neither @Allowed nor @Public: it is refused to everybody", method));
    }

    /** Servers are taken down by a thread of their own, which ends when there are none: nobody is inside them any more, and a swap need not wait for that. */
    private static ThreadPoolExecutor takers() {
        ThreadPoolExecutor takers =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "noren-rest-taker");
                    thread.setDaemon(true);
                    thread.setContextClassLoader(CxfPublisher.class.getClassLoader());
                    return thread;
                });
        takers.allowCoreThreadTimeOut(true);
        return takers;
    }

    @Override
    public void close() {
        takers.shutdown();
        try {
            if (!takers.awaitTermination(LAST_WORK.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Servers are still being taken down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        bus.shutdown(true);
    }

    private record CxfResource(
            Server server,
            Executor takers,
            AbstractHTTPDestination destination,
            int bodyLimit,
            Map<String, List<String>> operations)
            implements Published {
        @Override
        public void dispatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Contextual.Restore before = Contextual.enter();
            try {
                destination.invoke(null, request.getServletContext(), request, response);
            } finally {
                before.close();
            }
        }

        @Override
        public void destroy() {
            takers.execute(() -> Contextual.within(() -> {
                server.destroy();
                return null;
            }));
        }
    }
}

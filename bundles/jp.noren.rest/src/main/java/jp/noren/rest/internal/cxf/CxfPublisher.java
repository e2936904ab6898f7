package jp.noren.rest.internal.cxf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntSupplier;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a CXF server for each resource, on a bus of its own and at an address of its own inside: two of one path never clash, and the one that
 * stands by is ready.
 */
public final class CxfPublisher implements Function<Offer, Published>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CxfPublisher.class);

    private final Bus bus;
    private final ServerShelf shelf = new ServerShelf(ServerShelf.KEPT);
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
        ResourceServer server = shelf.take(ResourceServer.Key.of(offer)).orElseGet(() -> {
            warnOfForgotten(offer.resource().getClass());
            ResourceServer made = new ResourceServer(offer, seat -> serve(offer.path(), offer.description(), seat));
            shelf.make(made);
            return made;
        });
        return server.publish(offer.resource(), () -> shelf.put(server));
    }

    /** One at a time: a caller may come before the house's own thread has made it. */
    private synchronized Server serve(String path, Map<String, Object> description, Seat seat) {
        RulesOfMethods rules = new RulesOfMethods(path, new Deprecations(path, seat.getResourceClass(), description));
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        factory.setAddress("/" + path + "/" + serial.incrementAndGet());
        factory.setResourceClasses(seat.getResourceClass());
        factory.setResourceProvider(seat.getResourceClass(), seat);
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

    @Override
    public void close() {
        shelf.close();
        bus.shutdown(true);
    }
}

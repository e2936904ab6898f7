package jp.noren.rest.internal.cxf;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import jp.noren.rest.internal.door.Offer;
import jp.noren.rest.internal.door.Published;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A resource and the CXF server of its class. The server is made by whoever is there first, the house's own thread or the first caller; it stays when the
 * resource leaves, and serves the next of the same class at the same path if that comes soon.
 */
final class ResourceServer {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceServer.class);

    /** Classes of two versions of a bundle are two: a server never serves another version's resource. */
    record Key(String path, Class<?> type) {
        static Key of(Offer offer) {
            return new Key(offer.path(), offer.resource().getClass());
        }
    }

    private final Key key;
    private final Seat seat;
    private final Function<Seat, Server> maker;
    private final int bodyLimit;
    private final Map<String, List<String>> operations;
    private volatile Server made;
    private boolean gone;

    /** @param maker makes the server around the seat, in whichever thread */
    ResourceServer(Offer offer, Function<Seat, Server> maker) {
        this.maker = maker;
        key = Key.of(offer);
        seat = new Seat(offer.resource());
        bodyLimit = Rules.highestBodyLimit(key.type());
        operations = Operations.of(key.path(), key.type());
    }

    Key key() {
        return key;
    }

    /** Makes the server unless somebody was faster, or nobody wants it any more. */
    synchronized void make() {
        if (!gone) {
            try {
                server();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("/api/v1/{} cannot be served", key.path(), e);
            }
        }
    }

    private synchronized Server server() {
        if (gone) {
            throw new IllegalStateException("/api/v1/" + key.path() + " has been taken down");
        }
        if (made == null) {
            made = Contextual.within(() -> maker.apply(seat));
        }
        return made;
    }

    synchronized void destroy() {
        gone = true;
        if (made != null) {
            Contextual.within(() -> {
                made.destroy();
                return null;
            });
        }
    }

    /** @param left what to do with this server once its resource has left */
    Published publish(Object resource, Runnable left) {
        seat.take(resource);
        return new Served(left);
    }

    private final class Served implements Published {
        private final Runnable left;

        private Served(Runnable left) {
            this.left = left;
        }

        @Override
        public void dispatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Server server = made == null ? server() : made;
            AbstractHTTPDestination destination = (AbstractHTTPDestination) server.getDestination();
            Contextual.Restore before = Contextual.enter();
            try {
                destination.invoke(null, request.getServletContext(), request, response);
            } finally {
                before.close();
            }
        }

        @Override
        public int bodyLimit() {
            return bodyLimit;
        }

        @Override
        public Map<String, List<String>> operations() {
            return operations;
        }

        @Override
        public void destroy() {
            seat.leave();
            left.run();
        }
    }
}

package jp.noren.webhook.internal.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import jp.noren.webhook.internal.app.Sender;
import jp.noren.webhook.internal.app.WebhookConfig;
import jp.noren.webhook.internal.domain.AddressGuard;
import jp.noren.webhook.internal.domain.Network;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Sends over a connection of its own to an address that was judged. The name is looked up once; all its addresses are judged; one of these very addresses
 * is connected to, and TLS is then spoken on that socket in the name of the host. So nothing can be looked up a second time, and answer otherwise, between
 * the judgement and the connection. The JDK's HTTP client offers no way to give it an address, and that is why it is not used here.
 */
@Component(service = Sender.class, configurationPid = "jp.noren.webhook")
public final class PinnedSender implements Sender, AutoCloseable {

    /** Looks names up. */
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final AddressGuard guard;
    private final Resolver resolver;
    private final SSLSocketFactory tls;
    private final Duration limit;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, PinnedSender::thread);

    @Activate
    public PinnedSender(WebhookConfig config, @Reference Clock clock) {
        this(
                new AddressGuard(Arrays.stream(config.networks().split(","))
                        .filter(text -> !text.isBlank())
                        .map(text -> Network.of(text.trim()))
                        .toList()),
                InetAddress::getAllByName,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Duration.ofSeconds(config.timeout_seconds()),
                clock);
    }

    PinnedSender(AddressGuard guard, Resolver resolver, SSLSocketFactory tls, Duration limit, Clock clock) {
        this.guard = guard;
        this.resolver = resolver;
        this.tls = tls;
        this.limit = limit;
        this.clock = clock;
        watch.setRemoveOnCancelPolicy(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "noren-webhook-watch", 0, false);
        thread.setContextClassLoader(PinnedSender.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Answer send(Parcel parcel) {
        long began = System.nanoTime();
        URI uri = URI.create(parcel.url());
        AtomicBoolean late = new AtomicBoolean();
        try (Line line = new Line(tls)) {
            ScheduledFuture<?> end = watch.schedule(
                    () -> {
                        late.set(true);
                        line.close();
                    },
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                line.open(uri, judged(uri.getHost()), (int) limit.toMillis());
                Reply reply = line.post(uri, parcel);
                return new Answer(reply.status(), reply.retryAfter(clock.instant()), reply.text(), millis(began), null);
            } finally {
                end.cancel(false);
            }
        } catch (UnknownHostException e) {
            return failed("host-unknown", began);
        } catch (RefusedAddressException e) {
            return failed("address-refused", began);
        } catch (IOException | RuntimeException e) {
            return failed(late.get() ? "timeout" : code(e), began);
        }
    }

    /** All of them, or none: a name that leads to one of our own addresses as well is not trusted with the others. */
    private List<InetAddress> judged(String host) throws IOException {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        List<InetAddress> all = List.of(resolver.addresses(plain));
        if (all.isEmpty() || !all.stream().allMatch(guard::allows)) {
            throw new RefusedAddressException();
        }
        return all;
    }

    private static final class RefusedAddressException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static String code(Exception e) {
        if (e instanceof SocketTimeoutException) {
            return "timeout";
        }
        if (e instanceof SSLException) {
            return "tls";
        }
        return e instanceof java.net.ConnectException || e instanceof java.net.NoRouteToHostException
                ? "connect"
                : "protocol";
    }

    private static Answer failed(String code, long began) {
        return new Answer(null, null, null, millis(began), code);
    }

    private static long millis(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    @Override
    @Deactivate
    public void close() {
        watch.shutdownNow();
    }
}

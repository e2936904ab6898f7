package jp.noren.payment.sbps.internal.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import jp.noren.payment.sbps.internal.app.Gaps;
import jp.noren.payment.sbps.internal.app.Gateway;
import jp.noren.payment.sbps.internal.app.SbpsProvider;
import jp.noren.payment.sbps.internal.app.SbpsSettings;
import jp.noren.payment.sbps.internal.domain.Deadline;
import jp.noren.payment.sbps.internal.domain.ErrorCode;
import jp.noren.payment.sbps.internal.domain.Message;
import jp.noren.payment.sbps.internal.domain.Reply;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Speaks XML over HTTP to the payment company. Sends once, follows no redirect, and believes only a reply that fits the request in every way.
 * As long as a setting is missing or wrong it sends nothing.
 */
@Component(
        service = Gateway.class,
        configurationPid = SbpsProvider.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class HttpGateway implements Gateway {
    private final boolean configured;
    private final Connections connections;
    private final MessageWriter writer;
    private final ReplyReader reader = new ReplyReader();
    private final ReplyCheck check;
    private final String head;

    @Activate
    public HttpGateway(@Reference Clock clock, SbpsSettings settings) {
        this.configured = Gaps.of(settings).isEmpty();
        URI endpoint = URI.create(configured ? settings.endpoint() : "https://unconfigured.invalid/");
        Merchant merchant = merchant(settings);
        this.connections = new Connections(
                endpoint, Duration.ofMillis(settings.connect_millis()), Duration.ofMillis(settings.read_millis()));
        this.writer = new MessageWriter(merchant, clock);
        this.check = new ReplyCheck(merchant);
        this.head = "POST " + endpoint.getRawPath() + " HTTP/1.1\r\nHost: " + endpoint.getRawAuthority()
                + "\r\nAuthorization: " + merchant.basicAuthorization()
                + "\r\nContent-Type: text/xml\r\nUser-Agent: Noren\r\nContent-Length: ";
    }

    private static Merchant merchant(SbpsSettings settings) {
        boolean encrypts = !settings._des_key().isEmpty();
        return new Merchant(
                settings.merchant_id(),
                settings.merchant_service(),
                settings._hash_key(),
                encrypts ? new TripleDes(settings._des_key(), settings._des_iv()) : null);
    }

    @Override
    public Answer ask(Message message, Deadline deadline) {
        if (!configured || deadline.hasPassed()) {
            return new NotSent(configured ? "no time was left" : "not configured");
        }
        byte[] request = request(writer.write(message));
        Connection connection;
        try {
            connection = connections.take(deadline);
        } catch (IOException e) {
            return new NotSent("no connection: " + e.getClass().getSimpleName());
        }
        return exchange(connection, request, message, deadline);
    }

    private Answer exchange(Connection connection, byte[] request, Message message, Deadline deadline) {
        try {
            HttpReply http = connections.exchange(connection, request, deadline);
            return answer(message, read(http));
        } catch (InterruptedIOException e) {
            return new Lost("no reply in time");
        } catch (IOException e) {
            return new Lost("connection broke: " + e.getClass().getSimpleName());
        } catch (BadReplyException e) {
            return new Lost("unusable reply: " + e.getMessage());
        }
    }

    private Reply read(HttpReply http) throws BadReplyException {
        if (!http.isShiftJisXml()) {
            throw new BadReplyException("not declared as XML in Shift_JIS");
        }
        return reader.read(http.body());
    }

    private Answer answer(Message message, Reply reply) throws BadReplyException {
        if (check.isOk(message.function(), reply)) {
            return new Ok(message.isFlagged() ? check.decrypted(reply) : reply);
        }
        return new Refused(ErrorCode.parse(reply.value("res_err_code")));
    }

    private byte[] request(byte[] body) {
        byte[] start = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    /** No thread and no socket stays behind. */
    @Deactivate
    public void close() {
        connections.close();
    }
}

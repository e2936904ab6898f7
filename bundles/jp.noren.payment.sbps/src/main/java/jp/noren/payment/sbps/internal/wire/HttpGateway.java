package jp.noren.payment.sbps.internal.wire;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import jp.noren.payment.sbps.internal.app.Gaps;
import jp.noren.payment.sbps.internal.app.Gateway;
import jp.noren.payment.sbps.internal.app.SbpsSettings;
import jp.noren.payment.sbps.internal.domain.ErrorCode;
import jp.noren.payment.sbps.internal.domain.Message;
import jp.noren.payment.sbps.internal.domain.Reply;
import jp.noren.payment.spi.http.Deadline;
import jp.noren.payment.spi.http.HttpAnswer;
import jp.noren.payment.spi.http.HttpCall;
import jp.noren.payment.spi.http.HttpLine;

/**
 * Speaks XML over HTTP to the payment company. Sends once, follows no redirect, and believes only a reply that fits the request in every way.
 * As long as a setting is missing or wrong it sends nothing.
 */
public final class HttpGateway implements Gateway {
    private final boolean configured;
    private final HttpLine line;
    private final MessageWriter writer;
    private final ReplyReader reader = new ReplyReader();
    private final ReplyCheck check;
    private final String target;
    private final List<HttpCall.Header> headers;

    public HttpGateway(Clock clock, SbpsSettings settings) {
        this.configured = Gaps.of(settings).isEmpty();
        URI endpoint = URI.create(configured ? settings.endpoint() : "https://unconfigured.invalid/");
        Merchant merchant = merchant(settings);
        this.line = new HttpLine(
                endpoint, Duration.ofMillis(settings.connect_millis()), Duration.ofMillis(settings.read_millis()));
        this.writer = new MessageWriter(merchant, clock);
        this.check = new ReplyCheck(merchant);
        this.target = endpoint.getRawPath();
        this.headers = List.of(
                new HttpCall.Header("Authorization", merchant.basicAuthorization()),
                new HttpCall.Header("Content-Type", "text/xml"),
                new HttpCall.Header("User-Agent", "Noren"));
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
        if (!configured) {
            return new NotSent("not configured");
        }
        HttpCall call = new HttpCall("POST", target, headers, writer.write(message));
        HttpAnswer came = line.send(call, deadline);
        if (came instanceof HttpAnswer.NotSent notSent) {
            return new NotSent(notSent.why());
        }
        return came instanceof HttpAnswer.Lost lost ? new Lost(lost.why()) : read(message, (HttpAnswer.Reply) came);
    }

    private Answer read(Message message, HttpAnswer.Reply came) {
        try {
            if (came.status() != 200) {
                throw new BadReplyException("HTTP status " + came.status());
            }
            if (!isShiftJisXml(came.contentType())) {
                throw new BadReplyException("not declared as XML in Shift_JIS");
            }
            return answer(message, reader.read(came.body()));
        } catch (BadReplyException e) {
            return new Lost("unusable reply: " + e.getMessage());
        }
    }

    private static boolean isShiftJisXml(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT).replaceAll("[ \"]", "");
        return type.equals("text/xml")
                || type.equals("text/xml;charset=shift_jis")
                || type.equals("text/xml;charset=windows-31j");
    }

    private Answer answer(Message message, Reply reply) throws BadReplyException {
        if (check.isOk(message.function(), reply)) {
            return new Ok(message.isFlagged() ? check.decrypted(reply) : reply);
        }
        return new Refused(ErrorCode.parse(reply.value("res_err_code")));
    }

    /** No thread and no socket stays behind. */
    @Override
    public void close() {
        line.close();
    }
}

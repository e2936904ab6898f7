package jp.noren.payment.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentProvider.Notice;
import jp.noren.payment.spi.Requests;
import org.junit.jupiter.api.DynamicTest;

/** Section 10: only the company's own word counts, and even that is only a hint to ask. */
final class NotificationChecks {
    private static final String REFERENCE = "00000000000042";
    private final Subject subject;

    NotificationChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        if (!subject.can(Capability.NOTIFICATION)) {
            return Stream.empty();
        }
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(subject.test("a genuine message says whose payment it speaks of", this::genuine));
        tests.add(subject.test("the same message again has the same event id", this::replayed));
        tests.add(subject.test("forged: no body", () -> refused(with(new byte[0]))));
        tests.add(subject.test("forged: noise", () -> refused(with(new byte[] {1, 2, 3, (byte) 0xff}))));
        tests.add(subject.test("forged: half of it", () -> refused(with(half()))));
        tests.add(subject.test("forged: another reference under the same signature", this::otherReference));
        tests.add(subject.test("forged: any digit changed", this::anyDigit));
        return tests.stream();
    }

    private Requests.Incoming message() {
        return subject.author.genuineNotification(REFERENCE, subject.amount());
    }

    private Requests.Incoming with(byte[] body) {
        Requests.Incoming genuine = message();
        return new Requests.Incoming(genuine.contentType(), body, genuine.headers());
    }

    private byte[] half() {
        byte[] body = message().body();
        return Arrays.copyOf(body, body.length / 2);
    }

    private Notice.About about(Requests.Incoming incoming) {
        Notice notice = subject.provider.readNotification(incoming);
        return Report.expect(Guide.NOTIFICATIONS, Notice.About.class, "since the company sent it", notice);
    }

    private void genuine() {
        Notice.About about = about(message());
        Report.expect(Guide.NOTIFICATIONS, REFERENCE.equals(about.reference()), "reference " + REFERENCE, about);
        boolean named = about.eventId() != null && !about.eventId().isBlank();
        Report.expect(Guide.NOTIFICATIONS, named, "an event id", about);
        PaymentProvider.Reply reply = about.reply();
        Report.expect(Guide.NOTIFICATIONS, reply.status() / 100 == 2, "an acknowledgement", reply);
    }

    private void replayed() {
        Requests.Incoming message = message();
        String first = about(message).eventId();
        String second = about(message).eventId();
        Report.expect(Guide.NOTIFICATIONS, first.equals(second), "event id " + first, second);
    }

    private void refused(Requests.Incoming forged) {
        Notice notice = subject.provider.readNotification(forged);
        Report.expect(Guide.NOTIFICATIONS, Notice.Refused.class, "since it is forged", notice);
    }

    private void otherReference() {
        String body = new String(message().body(), java.nio.charset.StandardCharsets.ISO_8859_1);
        String forged = body.replace(REFERENCE, "00000000000043");
        refused(with(forged.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
    }

    private void anyDigit() {
        byte[] body = message().body();
        for (int i = 0; i < body.length; i++) {
            if (body[i] >= '0' && body[i] <= '8' && !insideDeclaration(body, i)) {
                byte[] forged = body.clone();
                forged[i]++;
                refused(with(forged));
            }
        }
    }

    /** The first line of an XML message ({@code version="1.0"}) says nothing about money. */
    private static boolean insideDeclaration(byte[] body, int at) {
        String upTo = new String(body, 0, at, java.nio.charset.StandardCharsets.ISO_8859_1);
        return upTo.startsWith("<?") && !upTo.contains("?>");
    }
}

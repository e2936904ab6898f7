package ${package};

import static jp.noren.payment.spi.Capability.BUYER_ACTION;
import static jp.noren.payment.spi.Capability.LOOKUP_BY_KEY;
import static jp.noren.payment.spi.Capability.NOTIFICATION;
import static jp.noren.payment.spi.Capability.PARTIAL_REFUND;
import static jp.noren.payment.spi.Capability.REFUND;
import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.http.BadReplyException;
import jp.noren.payment.spi.http.Endpoint;
import jp.noren.payment.spi.http.Hmac;
import jp.noren.payment.spi.http.JsonLine;
import jp.noren.payment.spi.http.JsonObject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Payments by ${name}: the buyer approves on the company's page and comes back; only then the money is moved. It keeps nothing between two calls, so a
 * newer version can take over at any moment.
 */
@Component(service = PaymentProvider.class, configurationPid = ${name}Provider.PID, configurationPolicy = REQUIRE, property = ${name}Provider.METHOD)
@Designate(ocd = ${name}Settings.class)
public class ${name}Provider implements PaymentProvider {
    /** The settings are in etc/${package}.cfg. */
    public static final String PID = "${package}";

    /** What buyers choose. */
    static final String METHOD = "payment.method=${method}";

    private static final Set<Capability> CAPABILITIES =
            EnumSet.of(BUYER_ACTION, LOOKUP_BY_KEY, REFUND, PARTIAL_REFUND, NOTIFICATION);
    private static final Duration TIME_TO_ACT = Duration.ofMinutes(30);

    private final Clock clock;
    private final ${name}Settings settings;
    private final JsonLine line;

    @Activate
    public ${name}Provider(@Reference Clock clock, ${name}Settings settings) {
        this.clock = clock;
        this.settings = settings;
        Map<String, String> headers = Map.of("Authorization", "Bearer " + settings._api_key());
        this.line = new JsonLine(settings.endpoint(), clock, headers);
    }

    /** What it can do. The contract test asks for each of these, and for nothing else. */
    @Override
    public ProviderInfo info() {
        return new ProviderInfo(
                "${word}", ProviderInfo.versionOf(getClass()), "${method}", CAPABILITIES,
                EnumSet.allOf(BuyerKind.class), Yen.of(1), Yen.of(settings.max_yen()), Duration.ofSeconds(5));
    }

    /** What is not configured yet: codes of texts in i18n/payment.${word}.properties. With a gap the method is not offered. */
    @Override
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        if (!Endpoint.isSafe(settings.endpoint())) {
            gaps.add("payment.${word}.gap-endpoint");
        }
        if (settings._api_key().length() < 16) {
            gaps.add("payment.${word}.gap-api-key");
        }
        if (settings._notify_key().length() < 16) {
            gaps.add("payment.${word}.gap-notify-key");
        }
        return gaps;
    }

    /** Tells the company of the payment, under the engine's key: however often it is sent, it is one payment. The buyer then goes to the company's page. */
    @Override
    public Outcome start(Requests.Start request) {
        JsonObject payment = JsonObject.empty()
                .with("amount", request.amount())
                .with("description", request.description())
                .with("approved_url", request.returnTo(true))
                .with("refused_url", request.returnTo(false));
        return line.put("/payments/" + request.key(), payment, request.deadline())
                .outcome(reply -> outcome(reply, request.key()), ${name}Provider::declined);
    }

    /** The buyer is back. His browser's word is a hint; the company knows whether he approved, and only this call moves the money. */
    @Override
    public Outcome resume(Requests.Resume request) {
        if (!request.buyerSucceeded()) {
            return new Outcome.Declined(DeclineReason.NOT_AUTHENTICATED, "");
        }
        Requests.Start payment = request.original();
        JsonObject confirm = JsonObject.empty().with("amount", payment.amount());
        return line.post("/payments/" + payment.key() + "/confirm", confirm, payment.deadline())
                .outcome(reply -> outcome(reply, payment.key()), ${name}Provider::declined);
    }

    private Outcome outcome(JsonObject reply, String key) throws BadReplyException {
        String id = reply.about("key", key).text("payment");
        Yen amount = reply.yen("amount");
        return switch (reply.text("status")) {
            case "waiting" -> new Outcome.Pending(id, toItsPage(reply), clock.instant().plus(TIME_TO_ACT));
            case "paid" -> new Outcome.Approved(id, amount);
            default -> throw new BadReplyException("a status that is in no table");
        };
    }

    private static NextAction toItsPage(JsonObject reply) throws BadReplyException {
        return new NextAction.Redirect(reply.address("page"));
    }

    /** Only an error that the company's documents call a refusal is one. With any other nobody knows: the engine asks. */
    private static Outcome declined(JsonObject reply) throws BadReplyException {
        String error = reply.text("error");
        return switch (error) {
            case "over_limit" -> new Outcome.Declined(DeclineReason.OVER_LIMIT, error);
            case "not_approved" -> new Outcome.Declined(DeclineReason.NOT_AUTHENTICATED, error);
            case "no_such_payment", "nothing_left" -> new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, error);
            default -> throw new BadReplyException("an error that is in no table");
        };
    }

    /** What the company's book says. The engine asks when a reply was lost, until it knows. */
    @Override
    public Finding query(Requests.Query request) {
        return line.get("/payments/" + request.key(), request.deadline())
                .finding(reply -> finding(reply, request.key()), ${name}Provider::notFound);
    }

    private static Finding finding(JsonObject reply, String key) throws BadReplyException {
        String id = reply.about("key", key).text("payment");
        Yen amount = reply.yen("amount");
        return switch (reply.text("status")) {
            case "waiting" -> new Finding.StillPending(toItsPage(reply), null);
            case "paid" -> new Finding.Charged(id, amount);
            case "refunded" -> new Finding.Released(id);
            default -> throw new BadReplyException("a status that is in no table");
        };
    }

    private static Finding notFound(JsonObject reply) throws BadReplyException {
        reply.about("error", "no_such_payment");
        return new Finding.NotFound();
    }

    /** The whole or a part, under a key of its own: however often it is sent, it is one refund. */
    @Override
    public Outcome refund(Requests.Refund request) {
        JsonObject refund = JsonObject.empty().with("payment", request.reference()).with("amount", request.amount());
        return line.put("/refunds/" + request.key(), refund, request.deadline())
                .outcome(reply -> refunded(reply.about("key", request.key()), request), ${name}Provider::declined);
    }

    private static Outcome refunded(JsonObject reply, Requests.Refund request) throws BadReplyException {
        reply.about("payment", request.reference()).about("status", "refunded");
        return new Outcome.Approved(request.reference(), reply.yen("amount"));
    }

    /** A message of the company's own: signed, or not believed. It moves nothing; the engine asks. */
    @Override
    public Notice readNotification(Requests.Incoming incoming) {
        if (!Hmac.isRight(incoming.header("X-Signature"), settings._notify_key(), incoming.body())) {
            return new Notice.Refused("not signed by the company", Reply.of(403));
        }
        try {
            JsonObject message = JsonObject.read(incoming.body());
            return new Notice.About(message.text("event"), message.text("payment"), message.yen("amount"), Reply.of(200));
        } catch (BadReplyException e) {
            return new Notice.Refused(e.getMessage(), Reply.of(400));
        }
    }

    /** No socket stays behind when the bundle goes. */
    @Deactivate
    public void close() {
        line.close();
    }

    /** The same with a storefront's own settings, beside the house's. */
    @Component(service = PaymentProvider.class, configurationPid = PID + ".storefront", configurationPolicy = REQUIRE, property = METHOD)
    @Designate(ocd = ${name}Settings.class, factory = true)
    public static final class ForStorefront extends ${name}Provider {
        @Activate
        public ForStorefront(@Reference Clock clock, ${name}Settings settings) {
            super(clock, settings);
        }

        @Override
        @Deactivate
        public void close() {
            super.close();
        }
    }
}

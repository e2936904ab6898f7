package ${package};

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jp.noren.kernel.Ids;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.http.BadReplyException;
import jp.noren.payment.spi.http.Hmac;
import jp.noren.payment.spi.http.JsonObject;
import jp.noren.payment.tck.Call;
import jp.noren.payment.tck.FakeHttpGateway;
import jp.noren.payment.tck.Mood;
import jp.noren.payment.tck.Mutation;

/** The company, played: strict as the real one, with a book of its own. Faults of the line and garbage come from {@link FakeHttpGateway}. */
public final class ${name}Company extends FakeHttpGateway {
    static final String API_KEY = "played-api-key-0001";
    static final String NOTIFY_KEY = "played-notify-key-0001";

    /** A payment as it stands in the book. */
    private static final class Payment {
        final String id = Ids.randomText(12);
        final String key;
        final long amount;
        final String approvedUrl;
        final List<String> refunds = new ArrayList<>();
        boolean approved;
        boolean paid;
        long refunded;

        Payment(String key, long amount, String approvedUrl) {
            this.key = key;
            this.amount = amount;
            this.approvedUrl = approvedUrl;
        }

        String status() {
            return !paid ? "waiting" : refunded == amount ? "refunded" : "paid";
        }
    }

    private final List<Payment> payments = new ArrayList<>();
    private Mutation mutation;

    ${name}Company(int port) {
        super(port);
    }

    /** Plays the company to a running shop, until it is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        try (${name}Company company = new ${name}Company(Integer.parseInt(arguments[0]))) {
            System.out.println("${name} is played at " + company.address());
            new CountDownLatch(1).await();
        }
    }

    @Override
    protected synchronized Call.Answer answer(Call call, Mood mood) {
        if (call.path().startsWith("/page/")) {
            return page(call);
        }
        if (!("Bearer " + API_KEY).equals(call.headers().get("authorization"))) {
            return json(401, error("who_are_you"));
        }
        try {
            return answer(call.method(), call.path().split("/"), call.body(), mood);
        } catch (BadReplyException e) {
            return json(400, error("malformed"));
        }
    }

    private Call.Answer answer(String method, String[] path, byte[] body, Mood mood) throws BadReplyException {
        JsonObject asked = method.equals("GET") ? JsonObject.empty() : JsonObject.read(body);
        if (path[1].equals("refunds")) {
            return refund(path[2], asked);
        }
        Payment payment = find(path[2]);
        if (!method.equals("GET") && mood instanceof Mood.Declines) {
            return json(422, error("over_limit"));
        }
        if (payment == null && !method.equals("PUT")) {
            return json(404, error("no_such_payment"));
        }
        if (payment == null) {
            long more = mood instanceof Mood.OtherAmount ? 1 : 0;
            payment = new Payment(path[2], asked.yen("amount").amount() + more, asked.text("approved_url"));
            payments.add(payment);
        }
        if (method.equals("POST") && !payment.approved) {
            return json(409, error("not_approved"));
        }
        payment.paid |= method.equals("POST");
        return json(200, shown(payment));
    }

    private Call.Answer refund(String key, JsonObject asked) throws BadReplyException {
        Payment payment = find(asked.text("payment"));
        long amount = asked.yen("amount").amount();
        if (payment == null || !payment.paid) {
            return json(404, error("no_such_payment"));
        }
        if (!payment.refunds.contains(key)) {
            if (payment.refunded + amount > payment.amount) {
                return json(422, error("nothing_left"));
            }
            payment.refunds.add(key);
            payment.refunded += amount;
        }
        JsonObject refund = JsonObject.empty()
                .with("key", key)
                .with("payment", payment.id)
                .with("amount", Yen.of(amount))
                .with("status", "refunded");
        return json(200, refund);
    }

    private JsonObject shown(Payment payment) {
        return JsonObject.empty()
                .with("key", payment.key)
                .with("payment", payment.id)
                .with("amount", Yen.of(payment.amount))
                .with("status", payment.status())
                .with("page", address() + "/page/" + payment.id);
    }

    private static JsonObject error(String code) {
        return JsonObject.empty().with("error", code);
    }

    private Call.Answer json(int status, JsonObject object) {
        byte[] body = mutation == null ? object.bytes() : mutation.body().apply(object.bytes());
        return new Call.Answer(status, "application/json", body);
    }

    /** The page that the buyer sees: a button, and behind it the way back to the shop. */
    private Call.Answer page(Call call) {
        Payment payment = find(call.path().substring("/page/".length()));
        String html = "<h1>${name}</h1><p>" + (payment == null ? "?" : payment.amount) + " JPY</p>"
                + "<form method=\"post\"><button>OK</button></form>";
        if (payment != null && call.method().equals("POST")) {
            payment.approved = true;
            html = "<h1>${name}</h1><a href=\"" + payment.approvedUrl + "\">OK</a>";
        }
        return new Call.Answer(payment == null ? 404 : 200, "text/html", html.getBytes(StandardCharsets.UTF_8));
    }

    private Payment find(String keyOrId) {
        return payments.stream()
                .filter(payment -> payment.key.equals(keyOrId) || payment.id.equals(keyOrId))
                .findFirst()
                .orElse(null);
    }

    /** The buyer presses the button. */
    synchronized void approve(String id) {
        find(id).approved = true;
    }

    synchronized void mutate(Mutation next) {
        mutation = next;
    }

    /** What the company sends on its own when something has changed. */
    Requests.Incoming message(String id, Yen amount) {
        byte[] body = JsonObject.empty()
                .with("event", "evt_" + id)
                .with("payment", id)
                .with("amount", amount)
                .bytes();
        List<Requests.Incoming.Header> headers =
                List.of(new Requests.Incoming.Header("X-Signature", Hmac.sign(NOTIFY_KEY, body)));
        return new Requests.Incoming("application/json", body, headers);
    }

    /** Whose money moved; who has only been asked does not stand here. */
    @Override
    public synchronized List<Entry> book() {
        return payments.stream()
                .filter(payment -> payment.paid)
                .map(p -> new Entry(p.key, p.id, Yen.of(p.amount), State.CHARGED, Yen.of(p.refunded)))
                .toList();
    }

    @Override
    protected synchronized void emptyBook() {
        payments.clear();
        mutation = null;
    }

    @Override
    protected boolean concerns(Call call) {
        return !call.path().startsWith("/page/");
    }

    @Override
    public boolean saysAmounts() {
        return true;
    }
}

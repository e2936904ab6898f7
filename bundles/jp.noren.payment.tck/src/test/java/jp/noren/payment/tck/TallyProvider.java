package jp.noren.payment.tck;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Logger;
import jp.noren.kernel.Ids;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.Settled;

/** A right provider for {@link Tally}, and with one of the {@link Bug bugs} a wrong one. */
final class TallyProvider implements PaymentProvider {
    static final String SECRET = "s3cr3t-of-tally";
    private static final int MOST_BYTES = 1 << 20;

    /** What newcomers get wrong; the contract test must see each. */
    enum Bug {
        TIME_OUT_IS_A_DECLINE(Guide.LOST_REPLIES),
        REFUSED_CONNECTION_IS_UNKNOWN(Guide.LOST_REPLIES),
        LOST_REPLY_IS_NOT_SENT(Guide.LOST_REPLIES),
        ANY_200_IS_AN_APPROVAL(Guide.ONE_CHARGE),
        READS_HALF_A_REPLY(Guide.GARBAGE),
        FOLLOWS_REDIRECTS(Guide.GARBAGE),
        READS_WITHOUT_LIMIT(Guide.GARBAGE),
        ECHOES_OUR_AMOUNT(Guide.GARBAGE),
        NEW_KEY_ON_EACH_SEND(Guide.ONE_CHARGE),
        NO_DEADLINE(Guide.LOST_REPLIES),
        CAPTURES_AT_START(Guide.TWO_STEPS),
        LOGS_THE_SECRET(Guide.SECRETS_AND_TEXTS),
        SECRET_IN_TO_STRING(Guide.SECRETS_AND_TEXTS),
        THROWS_ON_GARBAGE(Guide.GARBAGE),
        UNDECLARED_CALL_ANSWERS(Guide.NOT_DECLARED),
        GAP_WITHOUT_TEXT(Guide.SECRETS_AND_TEXTS),
        IGNORES_BRANDS(Guide.ONE_CHARGE),
        IGNORES_INSTALMENTS(Guide.ONE_CHARGE),
        BUYER_FAILED_IS_IGNORED(Guide.BUYER_ACTION),
        BELIEVES_THE_BROWSER(Guide.BUYER_ACTION),
        QUERY_FINDS_NOTHING_ON_GARBAGE(Guide.LOST_REPLIES),
        PARTS_ARE_WHOLES(Guide.REFUNDS),
        BELIEVES_THE_REPLY_TO_ANOTHER_REQUEST(Guide.GARBAGE),
        A_REVIEW_IS_AN_APPROVAL(Guide.REVIEWS),
        NO_LIST_IS_AN_EMPTY_LIST(Guide.SETTLEMENT_LISTS),
        SCREENED_WITHOUT_AN_ANSWER(Guide.SCREENING),
        BALANCE_KNOWS_NO_PAYMENTS(Guide.BALANCES),
        NO_ANSWER_IS_A_BALANCE(Guide.BALANCES);

        /** What its author has to read. */
        final Guide section;

        Bug(Guide section) {
            this.section = section;
        }
    }

    private final URI address;
    private final Set<Capability> capabilities;
    private final Bug bug;
    private final HttpClient client;

    TallyProvider(URI address, Set<Capability> capabilities, Bug bug) {
        this.address = address;
        this.capabilities = EnumSet.copyOf(capabilities);
        this.bug = bug;
        this.client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(bug == Bug.FOLLOWS_REDIRECTS ? HttpClient.Redirect.ALWAYS : HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public ProviderInfo info() {
        return new ProviderInfo(
                "tally",
                "1.0.0",
                "CARD",
                capabilities,
                EnumSet.allOf(BuyerKind.class),
                Yen.of(1),
                Yen.of(9_999_999),
                Duration.ofSeconds(1));
    }

    @Override
    public List<String> gaps() {
        if (address != null) {
            return List.of();
        }
        return List.of(bug == Bug.GAP_WITHOUT_TEXT ? "payment.tally.gap-other" : "payment.tally.gap-address");
    }

    @Override
    public Outcome start(Requests.Start request) {
        return start(request, List.of());
    }

    private Outcome start(Requests.Start request, List<String> more) {
        List<String> lines = new ArrayList<>(more);
        if (request.source() instanceof PaymentSource.CardToken card) {
            if (!request.acceptedBrands().contains(card.brand()) && bug != Bug.IGNORES_BRANDS) {
                return new Outcome.Declined(DeclineReason.BRAND_NOT_ACCEPTED, "");
            }
            if (card.instalments() != 1 && bug != Bug.IGNORES_INSTALMENTS) {
                return new Outcome.Declined(DeclineReason.INSTALMENTS_NOT_ACCEPTED, "");
            }
        } else if (request.source() instanceof PaymentSource.StoredCard card) {
            lines.add("customer=" + card.customerRef());
        }
        boolean twoStep = capabilities.contains(Capability.TWO_STEP);
        lines.add("key=" + (bug == Bug.NEW_KEY_ON_EACH_SEND ? Ids.randomText(9) : request.key()));
        lines.add("amount=" + request.amount().amount());
        lines.add("capture=" + (!twoStep || bug == Bug.CAPTURES_AT_START));
        return ask("start", lines, request.deadline(), reply -> started(reply, request, twoStep));
    }

    private Outcome started(Map<String, String> reply, Requests.Start request, boolean twoStep) {
        if ("BUYER".equals(reply.get("result"))) {
            amount(reply);
            return new Outcome.Pending(
                    reply.get("reference"),
                    new NextAction.Redirect(URI.create(reply.get("url"))),
                    Clock.systemUTC().instant().plusSeconds(600));
        }
        if ("REVIEW".equals(reply.get("result"))) {
            return bug == Bug.A_REVIEW_IS_AN_APPROVAL
                    ? new Outcome.Approved(reply.get("reference"), request.amount())
                    : new Outcome.Pending(reply.get("reference"), new NextAction.Review(), null);
        }
        Yen amount = bug == Bug.ECHOES_OUR_AMOUNT ? request.amount() : amount(reply);
        return twoStep
                ? new Outcome.Authorised(reply.get("reference"), amount, CardBrand.valueOf(reply.get("brand")))
                : new Outcome.Approved(reply.get("reference"), amount);
    }

    @Override
    public Outcome resume(Requests.Resume request) {
        if (!capabilities.contains(Capability.BUYER_ACTION)) {
            throw PaymentProvider.unsupported(Capability.BUYER_ACTION);
        }
        if (!request.buyerSucceeded() && bug != Bug.BUYER_FAILED_IS_IGNORED) {
            return new Outcome.Declined(DeclineReason.NOT_AUTHENTICATED, "");
        }
        if (bug == Bug.BELIEVES_THE_BROWSER) {
            return new Outcome.Approved(request.actionRef(), request.original().amount());
        }
        return start(request.original(), List.of("proof=" + request.actionRef()));
    }

    @Override
    public Outcome commit(Requests.Step request) {
        return step("commit", Capability.TWO_STEP, request);
    }

    @Override
    public Outcome cancel(Requests.Step request) {
        return step("cancel", Capability.CANCEL, request);
    }

    private Outcome step(String op, Capability capability, Requests.Step request) {
        if (!capabilities.contains(capability)) {
            if (bug == Bug.UNDECLARED_CALL_ANSWERS) {
                return new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "");
            }
            throw PaymentProvider.unsupported(capability);
        }
        return ask(op, List.of("reference=" + request.reference()), request.deadline(), this::approved);
    }

    @Override
    public Outcome refund(Requests.Refund request) {
        if (!capabilities.contains(Capability.REFUND)) {
            throw PaymentProvider.unsupported(Capability.REFUND);
        }
        if (!request.isWhole() && !capabilities.contains(Capability.PARTIAL_REFUND)) {
            throw PaymentProvider.unsupported(Capability.PARTIAL_REFUND);
        }
        Yen part = bug == Bug.PARTS_ARE_WHOLES ? request.charged() : request.amount();
        List<String> lines = List.of("reference=" + request.reference(), "amount=" + part.amount());
        return ask("refund", lines, request.deadline(), this::approved);
    }

    @Override
    public Finding query(Requests.Query request) {
        boolean byKey = request.reference() == null;
        Capability needed = byKey ? Capability.LOOKUP_BY_KEY : Capability.LOOKUP_BY_REFERENCE;
        if (!capabilities.contains(needed)) {
            throw PaymentProvider.unsupported(needed);
        }
        String line = byKey ? "key=" + request.key() : "reference=" + request.reference();
        Finding[] found = new Finding[1];
        Outcome outcome = ask("query", List.of(line), request.deadline(), reply -> {
            found[0] = finding(reply);
            return null;
        });
        if (found[0] != null) {
            return found[0];
        }
        return bug == Bug.QUERY_FINDS_NOTHING_ON_GARBAGE
                ? new Finding.NotFound()
                : new Finding.NoAnswer(String.valueOf(outcome));
    }

    private static Finding finding(Map<String, String> reply) {
        if ("NONE".equals(reply.get("result"))) {
            return new Finding.NotFound();
        }
        String reference = reply.get("reference");
        return switch (reply.get("state")) {
            case "CHARGED" -> new Finding.Charged(reference, amount(reply));
            case "RESERVED" -> new Finding.Reserved(reference);
            case "RELEASED" -> new Finding.Released(reference);
            case "REVIEW" -> new Finding.StillPending();
            case "REFUSED" -> new Finding.Declined(DeclineReason.NOT_ACCEPTED_FOR_CREDIT, "NG");
            default -> throw new IllegalArgumentException("state");
        };
    }

    @Override
    public Outcome storeCard(Requests.StoreCard request) {
        return card("store", request.customerRef(), request.deadline());
    }

    @Override
    public Outcome deleteCard(String storefront, String customerRef, Instant deadline) {
        return card("delete", customerRef, deadline);
    }

    private void declared(Capability capability) {
        if (!capabilities.contains(capability)) {
            throw PaymentProvider.unsupported(capability);
        }
    }

    @Override
    public Outcome requestBill(Bills.Request request) {
        declared(Capability.BILLING);
        return ask("bill", List.of("reference=" + request.reference()), request.deadline(), this::approved);
    }

    @Override
    public Optional<Bills.Document> fetchBill(Bills.Request request) {
        declared(Capability.BILLING);
        return tell(
                "document",
                List.of("reference=" + request.reference()),
                request.deadline(),
                reply -> new Bills.Document(
                        request.reference(),
                        "text/plain",
                        reply.get("pdf").getBytes(StandardCharsets.UTF_8),
                        "tally",
                        request.baseDate().plusMonths(1)));
    }

    @Override
    public Bills.Screening screen(String storefront, Requests.Buyer buyer, Requests.Contact contact, Instant deadline) {
        declared(Capability.SCREENING);
        Bills.Screened unheard =
                bug == Bug.SCREENED_WITHOUT_AN_ANSWER ? Bills.Screened.ACCEPTED : Bills.Screened.REVIEWING;
        return tell(
                        "screen",
                        List.of("buyer=" + buyer.id()),
                        deadline,
                        reply -> new Bills.Screening(Bills.Screened.ACCEPTED, reply.get("buyer"), Optional.empty()))
                .orElseGet(() -> new Bills.Screening(unheard, null, Optional.empty()));
    }

    @Override
    public Optional<List<Settled>> settlementList(String storefront, LocalDate day, Instant deadline) {
        declared(Capability.SETTLEMENT_LIST);
        Optional<List<Settled>> list = tell("list", List.of("day=" + day), deadline, reply -> reply.entrySet().stream()
                .filter(line -> line.getKey().startsWith("line"))
                .map(line ->
                        new Settled(null, line.getKey().substring(4), Yen.of(Long.parseLong(line.getValue())), day))
                .toList());
        return list.isEmpty() && bug == Bug.NO_LIST_IS_AN_EMPTY_LIST ? Optional.of(List.of()) : list;
    }

    @Override
    public Yen balance(String storefront, String account, Instant deadline) {
        declared(Capability.BALANCE);
        Optional<Yen> told = tell("balance", List.of("account=" + account), deadline, TallyProvider::amount);
        if (told.isEmpty() && bug != Bug.NO_ANSWER_IS_A_BALANCE) {
            throw new IllegalStateException("nobody answered");
        }
        return bug == Bug.BALANCE_KNOWS_NO_PAYMENTS ? Yen.of(Tally.GRANTED) : told.orElse(Yen.ZERO);
    }

    /** Anything that is not an outcome. */
    private <T> Optional<T> tell(
            String op, List<String> lines, Instant deadline, Function<Map<String, String>, T> read) {
        List<T> told = new ArrayList<>();
        ask(op, lines, deadline, reply -> {
            told.add(read.apply(reply));
            return null;
        });
        return told.stream().findFirst();
    }

    private Outcome card(String op, String customerRef, Instant deadline) {
        if (!capabilities.contains(Capability.STORED_CARD)) {
            throw PaymentProvider.unsupported(Capability.STORED_CARD);
        }
        return ask(op, List.of("customer=" + customerRef), deadline, this::approved);
    }

    private Outcome approved(Map<String, String> reply) {
        return new Outcome.Approved(reply.get("reference"), amount(reply));
    }

    private static Yen amount(Map<String, String> reply) {
        String digits = reply.get("amount");
        if (!digits.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("amount");
        }
        return Yen.of(Long.parseLong(digits));
    }

    private Outcome ask(String op, List<String> lines, Instant deadline, Function<Map<String, String>, Outcome> read) {
        if (bug == Bug.LOGS_THE_SECRET) {
            Logger.getLogger("tally").fine("asking with " + SECRET);
        }
        String nonce = Ids.randomText(8);
        String body = "op=" + op + "\nnonce=" + nonce + "\n" + String.join("\n", lines);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            Duration left = Duration.between(Clock.systemUTC().instant(), deadline);
            long wait = bug == Bug.NO_DEADLINE ? 30_000 : left.toMillis() - 200;
            HttpResponse<byte[]> response = client.sendAsync(request, limited()).get(wait, TimeUnit.MILLISECONDS);
            return understand(op, nonce, response, read);
        } catch (TimeoutException e) {
            return bug == Bug.TIME_OUT_IS_A_DECLINE
                    ? new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "time-out")
                    : new Outcome.Unknown(null, "no reply in time");
        } catch (ExecutionException e) {
            boolean refused = e.getCause() instanceof ConnectException && bug != Bug.REFUSED_CONNECTION_IS_UNKNOWN;
            return refused || bug == Bug.LOST_REPLY_IS_NOT_SENT
                    ? new Outcome.NotSent("refused")
                    : new Outcome.Unknown(
                            null, "broken: " + e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown(null, "interrupted");
        }
    }

    private HttpResponse.BodyHandler<byte[]> limited() {
        return info -> bug == Bug.READS_WITHOUT_LIMIT
                ? HttpResponse.BodySubscribers.ofByteArray()
                : new LimitedBody(MOST_BYTES);
    }

    private Outcome understand(
            String op, String nonce, HttpResponse<byte[]> response, Function<Map<String, String>, Outcome> read) {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        if (bug == Bug.ANY_200_IS_AN_APPROVAL && response.statusCode() == 200) {
            return new Outcome.Approved("r", Yen.of(4950));
        }
        try {
            Map<String, String> reply = Tally.parse(response.body());
            boolean whole = text.stripTrailing().endsWith(Tally.END) || bug == Bug.READS_HALF_A_REPLY;
            boolean ours = op.equals(reply.get("to")) && nonce.equals(reply.get("nonce"))
                    || bug == Bug.BELIEVES_THE_REPLY_TO_ANOTHER_REQUEST;
            if (response.statusCode() != 200 || !whole || !ours) {
                throw new IllegalArgumentException("not a reply");
            }
            if ("NG".equals(reply.get("result"))) {
                return new Outcome.Declined(DeclineReason.ISSUER_DECLINED, "NG");
            }
            return read.apply(reply);
        } catch (RuntimeException e) {
            if (bug == Bug.THROWS_ON_GARBAGE) {
                throw e;
            }
            return new Outcome.Unknown(null, "not understood");
        }
    }

    @Override
    public String toString() {
        return bug == Bug.SECRET_IN_TO_STRING ? "Tally[" + SECRET + "]" : "Tally";
    }
}

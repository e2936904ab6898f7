package jp.noren.sandbox.internal.sbps;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import jp.noren.sandbox.internal.door.Delivery;

/**
 * SB Payment Service as far as cards go, made from what is public of its interface. It checks strictly, keeps its own book, and goes wrong on
 * demand: by the name of a card, by magic amounts, by the control resource.
 */
public final class Emulator {
    private final List<Shop> shops;
    private final Company company;
    private final Control control = new Control();
    private final FormCheck form;
    private final XmlParser parser = new XmlParser();
    private final Authorising authorising;
    private final Settling settling;
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

    public Emulator(List<Shop> shops, Book book, Clock clock) {
        this.shops = List.copyOf(shops);
        this.company = new Company(book, clock);
        this.form = new FormCheck(clock, control);
        this.authorising = new Authorising(company);
        this.settling = new Settling(company);
    }

    public Control control() {
        return control;
    }

    public Book book() {
        return company.book;
    }

    Company company() {
        return company;
    }

    /** How many calls of each function came, refused ones included. */
    public Map<String, Long> calls() {
        Map<String, Long> counted = new java.util.TreeMap<>();
        calls.forEach((function, count) -> counted.put(function, count.sum()));
        return counted;
    }

    /**
     * One call of the API.
     *
     * @param authorization the header, or null
     * @param contentType the header, or null
     * @param base address of the emulator as the caller reached it, without a slash at the end
     */
    Delivery call(String authorization, String contentType, byte[] body, String base) {
        Optional<Shop> shop = shopOf(authorization);
        if (shop.isEmpty()) {
            return Delivery.of(401, "text/plain", "unknown merchant".getBytes(StandardCharsets.US_ASCII));
        }
        if (contentType == null
                || !contentType.toLowerCase(java.util.Locale.ROOT).startsWith("text/xml")) {
            return Delivery.of(415, "text/plain", new byte[0]);
        }
        Delivery delivery;
        try {
            delivery = serve(form.check(parser.parse(body), shop.get()), base);
        } catch (Ng ng) {
            delivery = refused(ng);
        }
        return delivery.after(control.settings().delayMs());
    }

    private Optional<Shop> shopOf(String authorization) {
        return shops.stream()
                .filter(shop -> {
                    String credentials = shop.user() + ":" + shop.hashKey();
                    String expected =
                            Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
                    return ("Basic " + expected).equals(authorization);
                })
                .findFirst();
    }

    private Delivery refused(Ng ng) {
        return xml(Answer.ng(ng.code(), company.now()).bytes());
    }

    private Delivery serve(Asked asked, String base) throws Ng {
        calls.computeIfAbsent(asked.function(), function -> new LongAdder()).increment();
        Optional<Fault> everybodys = control.nextFault(asked.function());
        if (isAboutPayment(asked)) {
            Charge charge = settling.charge(asked);
            TestCard card = TestCard.parse(charge.facts().card()).orElseThrow();
            IntSupplier once = () -> 1;
            boolean query = asked.function().startsWith("MG01");
            return with(
                    everybodys.or(() -> card.faultAt(step(asked), once)),
                    () -> query ? settling.query(asked, charge) : settling.settle(asked, charge));
        }
        if (asked.function().equals("MG02-00103-101")) {
            return with(everybodys, () -> authorising.forget(asked));
        }
        if (asked.function().equals("MG02-00104-101")) {
            return with(everybodys, () -> authorising.lookUp(asked));
        }
        TestCard card = authorising.card(asked);
        IntSupplier times = () -> company.book.openedWith(asked.shop().user(), asked.value("cust_code"), card.name());
        return with(everybodys.or(() -> card.faultAt(step(asked), times)), () -> open(asked, card, base));
    }

    /** The card kept for a customer, by its name. */
    public Optional<String> keptCard(Shop shop, String customer) {
        return Optional.ofNullable(company.book.keptCard(shop.user(), customer));
    }

    /** Keeps a card for a customer as if he had entered it, in place of the one before; false for a name that is no card. */
    public boolean keepCard(Shop shop, String customer, String card) {
        boolean known = TestCard.parse(card).isPresent();
        if (known) {
            company.book.keep(shop.user(), customer, card, company.millis());
        }
        return known;
    }

    private static boolean isAboutPayment(Asked asked) {
        return asked.function().startsWith("ST02") || asked.function().startsWith("MG01");
    }

    private Answer open(Asked asked, TestCard card, String base) throws Ng {
        return switch (asked.function()) {
            case "TA02-00101-101" -> authorising.startAuthentication(asked, card, base);
            case "MG02-00131-101" -> authorising.keep(asked, card, false);
            case "MG02-00132-101" -> authorising.keep(asked, card, true);
            default -> authorising.authorise(asked, card);
        };
    }

    private static String step(Asked asked) {
        return switch (asked.function().substring(0, 10)) {
            case "ST02-00101" -> "commit";
            case "ST02-00201" -> "capture";
            case "ST02-00305" -> "cancel";
            case "ST02-00303", "ST02-00307" -> "refund";
            case "MG01-00101" -> "query";
            case "TA02-00101" -> "3ds";
            case "MG02-00131", "MG02-00132" -> "keep";
            default -> "authorise";
        };
    }

    private interface Work {
        Answer run() throws Ng;
    }

    private Delivery with(Optional<Fault> fault, Work work) throws Ng {
        if (fault.isEmpty()) {
            return xml(work.run().bytes());
        }
        Fault now = fault.get();
        return switch (now.kind()) {
            case REFUSE -> throw new Ng(now.argument());
            case LOST_BEFORE -> xml(new byte[0]).never();
            case LOST_AFTER -> xml(work.run().bytes()).never();
            case LATE -> xml(work.run().bytes()).after(Integer.parseInt(now.argument()));
            case GARBAGE -> Garbage.spoil(now.argument(), xml(work.run().bytes()));
        };
    }

    /** A token for a test card, as the company's script would give it to the browser. Empty for a name that is no card. */
    Optional<Tokens.Token> token(String card) {
        return TestCard.parse(card).map(company.tokens::issue);
    }

    private static Delivery xml(byte[] body) {
        return Delivery.of(200, "text/xml;charset=Shift_JIS", body);
    }
}
